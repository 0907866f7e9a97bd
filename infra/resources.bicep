metadata description = 'Everything inside the resource group. Deploy this one where you have rights on a resource group only.'

import { surveySettings, networkSettings, scaleSettings, storageSettings, monitoringSettings, accessSettings, budgetSettings } from 'types.bicep'

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

@description('two: one app for the public pages and one that counts. one: a single app that does both.')
param roles 'one' | 'two' = 'two'

@secure()
@description('What opens answers, newest first, separated by spaces. Empty keeps what the vault holds.')
param openingKeys string = ''

@secure()
@description('What opens /operations. Empty keeps what the vault holds.')
param operatorsKey string = ''

param survey surveySettings
param network networkSettings = {}
param scale scaleSettings = {}
param storage storageSettings = {}
param monitoring monitoringSettings = {}
param access accessSettings = {}
param budget budgetSettings = {}

var storageName = 'stsurvey${suffix}'
var vaultName = 'kv-survey-${suffix}'
var workspaceName = 'log-survey-${suffix}'
var componentName = 'appi-survey-${suffix}'
var networkName = 'vnet-survey-${suffix}'
var packageContainer = 'packages'
var isPrivate = network.?private ?? !(survey.?trial ?? false)

// A single app has an identity of its own: what it was given stays with that one when the app becomes two.
var web = {
  role: roles == 'one' ? 'all' : 'web'
  service: 'web'
  name: 'func-survey-${suffix}'
  planName: 'plan-survey-${suffix}'
  identityName: roles == 'one' ? 'id-survey-${suffix}' : 'id-survey-web-${suffix}'
  hostName: 'stweb${suffix}'
  // The key that signs forms: the app makes it itself, where nobody else reads.
  containers: [packageContainer, 'survey-forms']
  maximumInstanceCount: scale.?maximumInstanceCount ?? 40
  alwaysReadyInstances: scale.?alwaysReadyInstances ?? 0
  httpConcurrency: scale.?httpConcurrency
  siteUpdate: scale.?siteUpdate ?? 'Recreate'
  frontDoorId: access.?frontDoorId
}
var counting = {
  role: 'counting'
  service: 'counting'
  name: 'func-survey-counting-${suffix}'
  planName: 'plan-survey-counting-${suffix}'
  identityName: 'id-survey-counting-${suffix}'
  hostName: 'stcounting${suffix}'
  containers: [packageContainer]
  maximumInstanceCount: scale.?countingInstanceCount ?? 5
  // Nobody waits for it, and what an update cuts off is done again.
  alwaysReadyInstances: 0
  httpConcurrency: null
  siteUpdate: 'Recreate'
  // Open to operators from anywhere, each with a key; respondents know no address of it.
  frontDoorId: null
}
var apps = roles == 'one' ? [web] : [web, counting]
var counter = roles == 'one' ? web : counting
var publicHost = access.?publicHost ?? '${web.name}.azurewebsites.net'

resource identities 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = [
  for app in apps: {
    name: app.identityName
    location: location
    tags: tags
  }
]

module telemetry 'modules/telemetry.bicep' = {
  name: 'telemetry-${suffix}'
  params: {
    workspaceName: workspaceName
    componentName: componentName
    location: location
    tags: tags
    settings: monitoring
    identityNames: map(apps, app => app.identityName)
  }
  dependsOn: [identities]
}

module data 'modules/data.bicep' = {
  name: 'data-${suffix}'
  params: {
    name: storageName
    location: location
    tags: tags
    settings: storage
    isPrivate: isPrivate
    workspaceName: workspaceName
  }
  dependsOn: [telemetry]
}

module privateNetwork 'modules/network.bicep' = if (isPrivate) {
  name: 'network-${suffix}'
  params: {
    name: networkName
    location: location
    tags: tags
    accountName: storageName
    services: map(apps, app => app.service)
  }
  dependsOn: [data]
}

module rights 'modules/rights.bicep' = [
  for app in apps: {
    name: 'rights-${app.service}-${suffix}'
    params: {
      role: app.role
      accountName: storageName
      identityName: app.identityName
    }
    dependsOn: [identities, data]
  }
]

module hosts 'modules/host.bicep' = [
  for app in apps: {
    name: 'host-${app.service}-${suffix}'
    params: {
      name: app.hostName
      containers: app.containers
      location: location
      tags: tags
      settings: storage
      identityName: app.identityName
    }
    dependsOn: [identities]
  }
]

module vault 'modules/vault.bicep' = {
  name: 'vault-${suffix}'
  params: {
    name: vaultName
    location: location
    tags: tags
    openingKeys: openingKeys
    operatorsKey: operatorsKey
    operatorIds: access.?operatorIds ?? []
    purgeProtected: !(survey.?trial ?? false)
    webhook: survey.?webhook ?? false
    identityName: counter.identityName
    workspaceName: workspaceName
  }
  dependsOn: [identities, telemetry]
}

module sites 'modules/app.bicep' = [
  for app in apps: {
    name: 'app-${app.service}-${suffix}'
    params: {
      name: app.name
      planName: app.planName
      role: app.role
      service: app.service
      address: access.?publicHost == null ? '' : 'https://${publicHost}'
      location: location
      tags: tags
      identityName: app.identityName
      hostName: app.hostName
      dataName: storageName
      vaultName: vaultName
      packageContainer: packageContainer
      componentName: componentName
      survey: survey
      subnetId: isPrivate
        ? resourceId('Microsoft.Network/virtualNetworks/subnets', networkName, app.service)
        : null
      instanceMemoryMB: scale.?instanceMemoryMB ?? 2048
      maximumInstanceCount: app.maximumInstanceCount
      alwaysReadyInstances: app.alwaysReadyInstances
      httpConcurrency: app.httpConcurrency
      zoneRedundant: scale.?zoneRedundant ?? false
      siteUpdate: app.siteUpdate
      frontDoorId: app.frontDoorId
    }
    // The rights too: the host signs in, and the vault is asked, as soon as the app exists.
    dependsOn: [hosts, privateNetwork, rights, telemetry, vault]
  }
]

module alerts 'modules/alerts.bicep' = {
  name: 'alerts-${suffix}'
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    settings: monitoring
    countingAppName: counter.name
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

output webAppName string = web.name
output countingAppName string = counter.name
output storageName string = storageName
output vaultName string = vaultName
output operatorsSecretName string = 'operators-key'
output url string = 'https://${publicHost}/'
output operationsUrl string = roles == 'one' ? 'https://${publicHost}/' : 'https://${counting.name}.azurewebsites.net/'
