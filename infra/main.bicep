metadata name = 'Survey Pipeline'
metadata description = 'A function app on Flex Consumption, a storage account, a vault, their identity and their monitoring, in one resource group.'

targetScope = 'subscription'

@minLength(2)
@maxLength(24)
@description('Name of this survey\'s environment, such as `production`: names every resource, together with a suffix made from the subscription, the name and the region.')
param environmentName string

@description('Region of everything. Flex Consumption is not in every region: `az functionapp list-flexconsumption-locations`.')
param location string

@description('Resource group, created when it does not exist.')
param resourceGroupName string = 'rg-survey-${environmentName}'

@description('What the survey is and who runs it.')
param survey surveySettings

@secure()
@description('What opens answers: the newest key first, older ones behind it, separated by spaces. Empty keeps what the vault holds; the first deployment needs it.')
param openingKeys string = ''

@description('How far the app scales. Nothing is always ready: a quiet survey costs next to nothing, and its first page takes a cold start.')
param scale scaleSettings = {}

@description('How the storage account keeps what is published.')
param storage storageSettings = {}

@description('Telemetry and who is told.')
param monitoring monitoringSettings = {}

@description('How people reach the app, where that is not its own address.')
param access accessSettings = {}

@description('Budget of the resource group.')
param budget budgetSettings = {}

import { surveySettings, scaleSettings, storageSettings, monitoringSettings, accessSettings, budgetSettings } from 'types.bicep'

var suffix = uniqueString(subscription().id, environmentName, location)
var tags = {
  'azd-env-name': environmentName
  application: 'survey-pipeline'
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: resourceGroupName
  location: location
  tags: tags
}

module resources 'resources.bicep' = {
  name: 'survey-${suffix}'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    suffix: suffix
    tags: tags
    openingKeys: openingKeys
    survey: survey
    scale: scale
    storage: storage
    monitoring: monitoring
    access: access
    budget: budget
  }
}

@description('Name of the resource group, for `az` and `azd`.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Name of the function app, for publishing and for its keys.')
output FUNCTION_APP_NAME string = resources.outputs.appName

@description('Name of the storage account.')
output STORAGE_ACCOUNT_NAME string = resources.outputs.storageName

@description('Name of the vault of what opens answers.')
output KEY_VAULT_NAME string = resources.outputs.vaultName

@description('Where respondents go.')
output SURVEY_URL string = resources.outputs.url
