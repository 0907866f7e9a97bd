metadata description = 'Log Analytics and Application Insights: short retention, addresses masked, identity only.'

import { monitoringSettings } from '../types.bicep'

@minLength(4)
@maxLength(63)
param workspaceName string

@maxLength(255)
param componentName string
param location string
param tags object
param settings monitoringSettings

@description('Who may send telemetry: the identities of the apps.')
param identityNames string[]

var retentionDays = settings.?retentionDays ?? 30
var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource identities 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = [
  for name in identityNames: { name: name }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: settings.?dailyQuotaGB ?? 1 }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
      immediatePurgeDataOn30Days: true
    }
  }
}

// The tables of Application Insights keep 90 days whatever the workspace says, unless told each.
@batchSize(1)
resource retention 'Microsoft.OperationalInsights/workspaces/tables@2025-02-01' = [
  for table in [
    'AppAvailabilityResults'
    'AppDependencies'
    'AppEvents'
    'AppExceptions'
    'AppMetrics'
    'AppPerformanceCounters'
    'AppRequests'
    'AppTraces'
  ]: {
    parent: workspace
    name: table
    properties: {
      plan: 'Analytics'
      retentionInDays: retentionDays
      totalRetentionInDays: retentionDays
    }
  }
]

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: componentName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableIpMasking: false
    DisableLocalAuth: true
    IngestionMode: 'LogAnalytics'
    RetentionInDays: retentionDays
    WorkspaceResourceId: workspace.id
  }
}

resource senders 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, index) in identityNames: {
    name: guid(component.id, identities[index].id, metricsPublisher)
    scope: component
    properties: {
      description: 'MonitoringMetricsPublisher'
      principalId: identities[index].properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
    }
  }
]
