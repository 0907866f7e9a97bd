metadata description = 'The storage account: everything durable, reached by identity only.'

import { storageSettings } from '../types.bicep'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object
param settings storageSettings

@description('Container of the published package.')
param packageContainer string

@description('Who may use the data: the app\'s identity.')
param identityName string

@description('Where deletions of blobs are logged.')
param workspaceName string

var protectionDays = settings.?reportProtectionDays ?? 3650

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

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
    // The app has no network of its own: it reaches the account as anyone may try to, and the account answers identities only.
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Allow'
    }
  }
}

// What the product erases (counts, receipts, secrets, messages) lies in tables and queues, which keep no deleted copy.
// Blobs hold what must not vanish: reports, instruments, the package. So they can be brought back for 30 days, and no
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

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobs
  name: packageContainer
}

resource reports 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobs
  name: 'reports'
}

resource instruments 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobs
  name: 'instruments'
}

// The app only ever creates blobs there. Unlocked: an administrator can lift the policy, deliberately, and the app cannot.
resource protection 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-06-01' = if (protectionDays > 0) {
  parent: reports
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

// Per service, on this account alone. The Functions host asks for Owner of blob data (leases, keys, timers);
// the app creates its queues and tables, so Contributor there.
var roles = {
  StorageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  StorageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  StorageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    name: guid(account.id, identity.id, role.value)
    scope: account
    properties: {
      description: role.key
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
    }
  }
]

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
