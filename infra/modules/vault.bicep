metadata description = 'The vault of what opens answers, and of what opens /operations: two secrets, which one app may read.'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object

@secure()
@description('What opens answers. Empty keeps the secret that is there.')
param openingKeys string

@secure()
@description('What opens /operations. Empty keeps the secret that is there.')
param operatorsKey string

@description('A deleted vault cannot be wiped before its time: without the key the answers that wait are lost. Cannot be taken back.')
param purgeProtected bool

@description('Who may read the secrets: the identity of the app that counts.')
param identityName string

@description('Whether the app that counts may read the secret `webhook`, which somebody has put there before.')
param webhook bool

@description('Object ids of the people who operate the survey: each may read what opens /operations, and not what opens answers.')
param operatorIds string[]

@description('Where it is logged who read or changed a secret.')
param workspaceName string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    enableSoftDelete: true
    // The same for a trial: Azure lets nobody change it later, and a trial may become real.
    softDeleteRetentionInDays: 90
    // Azure knows true and unset, not false.
    enablePurgeProtection: purgeProtected ? true : null
    // With a private network too: the platform fetches the secrets. The vault answers identities only.
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Allow'
    }
  }
}

resource opensAnswers 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(openingKeys)) {
  parent: vault
  name: 'opening-keys'
  properties: {
    value: openingKeys
    attributes: { enabled: true }
  }
}

resource opensOperations 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(operatorsKey)) {
  parent: vault
  name: 'operators-key'
  properties: {
    value: operatorsKey
    attributes: { enabled: true }
  }
}

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

// On each secret and for this identity alone.
resource answersRight 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(opensAnswers.id, identity.id, secretsUser)
  scope: opensAnswers
  properties: {
    description: 'KeyVaultSecretsUser'
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource operationsRight 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(opensOperations.id, identity.id, secretsUser)
  scope: opensOperations
  properties: {
    description: 'KeyVaultSecretsUser'
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource announces 'Microsoft.KeyVault/vaults/secrets@2024-11-01' existing = {
  parent: vault
  name: 'webhook'
}

resource announcingRight 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (webhook) {
  name: guid(announces.id, identity.id, secretsUser)
  scope: announces
  properties: {
    description: 'KeyVaultSecretsUser'
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

// Operators sign in as themselves, and need no right on an app to read their key.
resource operatorRights 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for id in operatorIds: {
    name: guid(opensOperations.id, id, secretsUser)
    scope: opensOperations
    properties: {
      description: 'KeyVaultSecretsUser'
      principalId: id
      principalType: 'User'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    }
  }
]

// Who read the key. The platform reads it when settings change and once a day: no line dates a response.
resource reads 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'reads-of-the-key'
  scope: vault
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}
