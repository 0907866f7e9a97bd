metadata description = 'What one app may do with the survey\'s data: by queue, table and container, never on the whole account.'

import { appRole } from '../roles.bicep'
import { queues, tables, containers } from 'data.bicep'

@description('What the app does of the survey.')
param role appRole

@description('The storage account of the survey\'s data.')
param accountName string

@description('Who is given the rights: the app\'s identity.')
param identityName string

var roles = {
  StorageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  StorageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  StorageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  StorageQueueDataMessageSender: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
  StorageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

// Pages add messages, read reports and questionnaires, look up what the app that counts says of the series, and keep what
// organisers write. They never see a table, nor a message again. Who counts may do all of this too, so a single app needs
// its rights and no more.
var counts = role != 'web'
var queueRole = counts ? 'StorageQueueDataContributor' : 'StorageQueueDataMessageSender'
var containerRoles = map(
  containers,
  name => counts || name == 'organiser' ? 'StorageBlobDataContributor' : 'StorageBlobDataReader'
)
var queuesInReach = counts ? queues : [queues[0]]
var tablesInReach = counts ? tables : []

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-06-01' existing = [
  for name in queuesInReach: { name: '${accountName}/default/${name}' }
]

resource queueRights 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, index) in queuesInReach: {
    name: guid(queue[index].id, identity.id, roles[queueRole])
    scope: queue[index]
    properties: {
      description: queueRole
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[queueRole])
    }
  }
]

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-06-01' existing = [
  for name in tablesInReach: { name: '${accountName}/default/${name}' }
]

resource tableRights 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, index) in tablesInReach: {
    name: guid(table[index].id, identity.id, roles.StorageTableDataContributor)
    scope: table[index]
    properties: {
      description: 'StorageTableDataContributor'
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        roles.StorageTableDataContributor
      )
    }
  }
]

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' existing = [
  for name in containers: { name: '${accountName}/default/${name}' }
]

resource containerRights 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, index) in containers: {
    name: guid(container[index].id, identity.id, roles[containerRoles[index]])
    scope: container[index]
    properties: {
      description: containerRoles[index]
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[containerRoles[index]])
    }
  }
]
