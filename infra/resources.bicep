metadata description = 'Everything inside the resource group. Deploy this one where you have rights on a resource group only.'

import { surveySettings, scaleSettings, storageSettings, monitoringSettings, accessSettings, budgetSettings } from 'types.bicep'

@minLength(2)
@maxLength(24)
@description('Name of this survey\'s environment.')
param environmentName string

@description('Region of everything.')
param location string = resourceGroup().location

@minLength(13)
@maxLength(13)
@description('Makes names unique in Azure, always the same ones for the same group.')
param suffix string = uniqueString(resourceGroup().id, environmentName)

@description('Tags of every resource.')
param tags object = {}

@secure()
@description('What opens answers, newest first, separated by spaces. Empty keeps what the vault holds.')
param openingKeys string = ''

param survey surveySettings
param scale scaleSettings = {}
param storage storageSettings = {}
param monitoring monitoringSettings = {}
param access accessSettings = {}
param budget budgetSettings = {}

var appName = 'func-survey-${suffix}'
var identityName = 'id-survey-${suffix}'
var storageName = 'stsurvey${suffix}'
var vaultName = 'kv-survey-${suffix}'
var workspaceName = 'log-survey-${suffix}'
var componentName = 'appi-survey-${suffix}'
var packageContainer = 'packages'
var publicHost = access.?publicHost ?? '${appName}.azurewebsites.net'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: identityName
  location: location
  tags: tags
}

module account 'modules/storage.bicep' = {
  name: 'storage-${suffix}'
  params: {
    name: storageName
    packageContainer: packageContainer
    location: location
    tags: tags
    settings: storage
    identityName: identityName
    workspaceName: workspaceName
  }
  dependsOn: [identity, telemetry]
}

module telemetry 'modules/telemetry.bicep' = {
  name: 'telemetry-${suffix}'
  params: {
    workspaceName: workspaceName
    componentName: componentName
    location: location
    tags: tags
    settings: monitoring
    identityName: identityName
  }
  dependsOn: [identity]
}

module vault 'modules/vault.bicep' = {
  name: 'vault-${suffix}'
  params: {
    name: vaultName
    location: location
    tags: tags
    openingKeys: openingKeys
    purgeProtected: !(survey.?trial ?? false)
    identityName: identityName
    workspaceName: workspaceName
  }
  dependsOn: [identity, telemetry]
}

module app 'modules/app.bicep' = {
  name: 'app-${suffix}'
  params: {
    name: appName
    planName: 'plan-survey-${suffix}'
    address: access.?publicHost == null ? '' : 'https://${publicHost}'
    location: location
    tags: tags
    identityName: identityName
    storageName: storageName
    vaultName: vaultName
    packageContainer: packageContainer
    componentName: componentName
    survey: survey
    scale: scale
    frontDoorId: access.?frontDoorId
  }
  // The roles too: the host signs in, and the vault is asked, as soon as the app exists.
  dependsOn: [account, telemetry, vault]
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts-${suffix}'
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    settings: monitoring
    healthUrl: 'https://${publicHost}/health'
    workspaceName: workspaceName
    componentName: componentName
  }
  dependsOn: [telemetry]
}

module spending 'modules/budget.bicep' = if ((budget.?monthlyAmount ?? 0) > 0) {
  name: 'budget-${suffix}'
  params: {
    name: 'survey-${environmentName}'
    amount: budget.?monthlyAmount ?? 0
    startDate: budget.?startDate ?? ''
    emails: monitoring.?alertEmails ?? []
  }
}

output appName string = appName
output storageName string = storageName
output vaultName string = vaultName
output url string = 'https://${publicHost}/'
