metadata description = 'The storage account of the survey\'s data: everything durable, reached by identity only.'

import { storageSettings } from '../types.bicep'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object
param settings storageSettings

@description('Answers nobody but private endpoints.')
param isPrivate bool

@description('Where deletions of blobs are logged.')
param workspaceName string

// The names are the app's. Everything is made here, because an app has rights inside of what there is, and none on the
// account: it finds all of it at its first start and creates nothing.
@export()
var queues = ['responses', 'responses-poison']

@export()
var tables = ['tallies', 'releases']

@export()
var containers = ['reports', 'instruments', 'survey', 'organiser']

var protectionDays = settings.?reportProtectionDays ?? 365

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: settings.?redundancy ?? 'Standard_ZRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Without a network of their own the apps reach the account as anyone may try to. Either way it answers identities only.
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
    }
  }
}

// What the product erases (counts, receipts, secrets, messages) lies in tables and queues, which keep no deleted copy.
// Blobs hold what must not vanish: reports and instruments. So they can be brought back for 30 days, and no
// version, snapshot or change feed lives longer than that.
resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    changeFeed: { enabled: false }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 30
    }
    deleteRetentionPolicy: {
      enabled: true
      days: 30
      allowPermanentDelete: false
    }
    isVersioningEnabled: false
    restorePolicy: { enabled: false }
  }
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for container in containers: {
    parent: blobs
    name: container
  }
]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource messageQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-06-01' = [
  for queue in queues: {
    parent: queueService
    name: queue
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource countTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-06-01' = [
  for table in tables: {
    parent: tableService
    name: table
  }
]

// The app only ever creates blobs there. Unlocked: an administrator can lift the policy, deliberately, and the app cannot.
resource protection 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-06-01' = if (protectionDays > 0) {
  parent: blobContainers[indexOf(containers, 'reports')]
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: protectionDays
    allowProtectedAppendWrites: false
  }
}

// The account itself cannot be deleted with them by mistake.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (protectionDays > 0) {
  name: 'published-reports'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds published reports. The handbook says how to remove a survey.'
  }
}

// Who deleted a blob. Nothing else of storage is logged: each write of a queue or table would date a response.
resource deletions 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'deleted-blobs'
  scope: blobs
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}
