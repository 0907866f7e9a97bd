metadata name = 'Survey Pipeline'
metadata description = 'One package as two function apps on Flex Consumption, their storage accounts, identities, vault and monitoring, in one resource group.'

targetScope = 'subscription'

@minLength(2)
@maxLength(24)
@description('Name of this survey\'s environment, such as `production`: names every resource, together with a suffix made from the subscription, the name and the region.')
param environmentName string

@description('Region of everything. Flex Consumption is not in every region: `az functionapp list-flexconsumption-locations`.')
param location string

@description('Resource group, created when it does not exist.')
param resourceGroupName string = 'rg-survey-${environmentName}'

@description('two: one app for the public pages, which can read no answer, and one that counts. one: a single app that does both, for small trials.')
param roles 'one' | 'two' = 'two'

@secure()
@description('What opens answers: the newest key first, older ones behind it, separated by spaces. Empty keeps what the vault holds; the first deployment needs it.')
param openingKeys string = ''

@secure()
@description('What opens /operations, as `operators-key` prints it. Empty keeps what the vault holds; the first deployment needs it.')
param operatorsKey string = ''

@description('What the survey is and who runs it.')
param survey surveySettings

@description('How the apps reach the data: through a network of their own, or as anyone may try to.')
param network networkSettings = {}

@description('How the apps scale. Unless told otherwise nothing is always ready: a quiet survey costs next to nothing, and its first page takes a cold start.')
param scale scaleSettings = {}

@description('How the storage accounts keep what they hold.')
param storage storageSettings = {}

@description('Telemetry and who is told.')
param monitoring monitoringSettings = {}

@description('How people reach the public pages, where that is not the app\'s own address, and who operates the survey.')
param access accessSettings = {}

@description('Budget of the resource group.')
param budget budgetSettings = {}

import { surveySettings, networkSettings, scaleSettings, storageSettings, monitoringSettings, accessSettings, budgetSettings } from 'types.bicep'

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
    roles: roles
    openingKeys: openingKeys
    operatorsKey: operatorsKey
    survey: survey
    network: network
    scale: scale
    storage: storage
    monitoring: monitoring
    access: access
    budget: budget
  }
}

@description('Name of the resource group, for `az` and `azd`.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Name of the app of the public pages: for publishing, and for the organisers\' keys.')
output WEB_APP_NAME string = resources.outputs.webAppName

@description('Name of the app that counts: for publishing. The same one where there is a single app.')
output COUNTING_APP_NAME string = resources.outputs.countingAppName

@description('Name of the storage account of the survey\'s data.')
output STORAGE_ACCOUNT_NAME string = resources.outputs.storageName

@description('Name of the vault of what opens answers and /operations.')
output KEY_VAULT_NAME string = resources.outputs.vaultName

@description('Name of the secret in it that opens /operations: `az keyvault secret show`.')
output OPERATORS_SECRET_NAME string = resources.outputs.operatorsSecretName

@description('Where respondents and organisers go.')
output SURVEY_URL string = resources.outputs.url

@description('Where operators go.')
output OPERATIONS_URL string = resources.outputs.operationsUrl
