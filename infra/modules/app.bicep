metadata description = 'A function app on Flex Consumption, in one role.'

import { surveySettings } from '../types.bicep'
import { appRole, disabledFunctions } from '../roles.bicep'

@minLength(2)
@maxLength(60)
param name string

@maxLength(60)
param planName string
param location string
param tags object

@description('What the app does of the survey.')
param role appRole

@description('Its service in azure.yaml.')
param service string
param identityName string

@description('The storage account of its own host.')
param hostName string

@description('The storage account of the survey\'s data.')
param dataName string

@description('The vault of what opens answers and /operations.')
param vaultName string
param packageContainer string
param componentName string
param survey surveySettings

@description('The subnet through which it reaches the data; null for none.')
param subnetId string?
param instanceMemoryMB int
param maximumInstanceCount int

@description('Instances of its HTTP functions that always run.')
param alwaysReadyInstances int

@description('Requests that an instance takes at a time; null for the platform\'s own number.')
param httpConcurrency int?
param zoneRedundant bool
param siteUpdate 'Recreate' | 'RollingUpdate'

@description('Root of the site as people type it, for posters and QR codes; empty for the address of each request.')
param address string

@description('Front Door profile that alone may reach the app; null for anyone.')
param frontDoorId string?

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource host 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: hostName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

var hostSettings = {
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
  AzureWebJobsDisableHomepage: 'true'
  AzureWebJobsStorage__accountName: host.name
  AzureWebJobsStorage__clientId: identity.properties.clientId
  AzureWebJobsStorage__credential: 'managedidentity'
  ReportSchedule: survey.?reportSchedule ?? '0 0 5 * * *'
  SurveyStorage__accountName: dataName
  SurveyStorage__clientId: identity.properties.clientId
  SurveyStorage__credential: 'managedidentity'
}

var surveySettingValues = {
  Survey__Address: address
  Survey__AskedHow: survey.?askedHow ?? ''
  Survey__AskedWhom: survey.?askedWhom ?? ''
  Survey__Changes: survey.?changes ?? ''
  Survey__ClosesAt: survey.?closesAt ?? ''
  Survey__Contact: survey.contact
  Survey__Contributors: survey.?contributors ?? ''
  Survey__CountEvery: survey.?countEvery ?? (survey.?trial ?? false ? 'now' : 'day')
  Survey__Findable: toLower(string(survey.?findable ?? false))
  Survey__Instrument: survey.?instrument ?? ''
  Survey__Keywords: survey.?keywords ?? ''
  Survey__KnownEvents: survey.?knownEvents ?? ''
  Survey__Licence: survey.?licence ?? 'CC-BY-4.0'
  Survey__OpensAt: survey.?opensAt ?? ''
  Survey__Organiser: survey.organiser
  Survey__Period: survey.?period ?? 'month'
  Survey__PublicResults: toLower(string(survey.?publicResults ?? false))
  Survey__Role: role
  Survey__Shards: string(survey.?shards ?? 1)
  Survey__SubmissionsPerSecond: string(survey.?submissionsPerSecond ?? 5000)
  Survey__Threshold: string(survey.?threshold ?? 10)
  Survey__TimeZone: survey.?timeZone ?? 'Europe/Brussels'
  Survey__Trial: toLower(string(survey.?trial ?? false))
}

// The platform puts the secrets in their place. An app of the public pages gets neither the settings nor the rights.
var keySettings = role == 'web'
  ? {}
  : union(
      {
        Survey__OpeningKeys: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=opening-keys)'
        Survey__OperatorsKey: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=operators-key)'
      },
      survey.?webhook ?? false
        ? { Survey__Webhook: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=webhook)' }
        : {}
    )

var disabling = toObject(disabledFunctions[role], name => 'AzureWebJobs.${name}.Disabled', name => 'true')

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // azd finds the app by this tag; the name is the service's in azure.yaml.
  tags: union(tags, { 'azd-service-name': service })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: subnetId
    // Affinity is a cookie, and respondents get none.
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${host.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      scaleAndConcurrency: {
        alwaysReady: alwaysReadyInstances == 0
          ? []
          : [
              {
                name: 'http'
                instanceCount: alwaysReadyInstances
              }
            ]
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        triggers: httpConcurrency == null ? null : { http: { perInstanceConcurrency: httpConcurrency! } }
      }
      // Newer than the types that the compiler carries, so left out where it would say the default.
      #disable-next-line BCP037
      siteUpdateStrategy: siteUpdate == 'Recreate' ? null : { type: siteUpdate }
    }
    siteConfig: {
      appSettings: map(items(union(hostSettings, surveySettingValues, keySettings, disabling)), setting => {
        name: setting.key
        value: setting.value
      })
      // FTP does not exist on Flex Consumption, nor do the web server's logs of addresses and query strings.
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ipSecurityRestrictionsDefaultAction: frontDoorId == null ? 'Allow' : 'Deny'
      ipSecurityRestrictions: frontDoorId == null
        ? []
        : [
            {
              name: 'front-door'
              action: 'Allow'
              priority: 100
              tag: 'ServiceTag'
              ipAddress: 'AzureFrontDoor.Backend'
              headers: { 'x-azure-fdid': [frontDoorId!] }
            }
          ]
      scmIpSecurityRestrictionsUseMain: false
    }
  }
}

// Publishing signs in as a person or an identity, never with a password.
resource ftpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource scmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}
