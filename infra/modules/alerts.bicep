metadata description = 'Tells the operator what the app logs, and when /health stops answering.'

import { monitoringSettings } from '../types.bicep'

param environmentName string
param location string
param tags object
param settings monitoringSettings

@description('The app whose log tells of messages and publication.')
param countingAppName string

@description('What the health test asks: the public pages.')
param healthUrl string
param workspaceName string
param componentName string

var log = 'AppTraces | where AppRoleName =~ "${countingAppName}"'
var emails = settings.?alertEmails ?? []

// The quoted texts are in messages that the app logs; a test holds them against the code.
var logAlerts = [
  {
    name: 'poison'
    description: 'Messages could not be counted and wait in the poison queue. See "Poisoned messages" in docs/handbook.md.'
    query: '${log} | where Message startswith "There are poisoned messages" or Message contains "cannot be counted: "'
    window: 'P1D'
    frequency: 'PT1H'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'queue-age'
    description: 'Answers have waited for more than an hour to be counted: the queue function does not run, or storage refuses.'
    query: '${log} | where Message startswith "The oldest message has waited" or Message startswith "A message has waited"'
    window: 'P1D'
    frequency: 'PT1H'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'publish-missed'
    description: 'The schedule has not run to its end for two days: ended periods stay unpublished. POST /operations/publish runs it now.'
    query: '${log} | where Message startswith "The schedule has run"'
    window: 'P2D'
    frequency: 'PT6H'
    operator: 'LessThan'
    threshold: 1
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'survey-${environmentName}-operators'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'survey'
    emailReceivers: [
      for (email, index) in emails: {
        name: 'operator-${index + 1}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in logAlerts: {
    name: 'survey-${environmentName}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Survey ${environmentName}: ${alert.name}'
      description: alert.description
      enabled: true
      severity: 1
      scopes: [workspace.id]
      evaluationFrequency: alert.frequency
      windowSize: alert.window
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: alert.operator
            threshold: alert.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: { actionGroups: [operators.id] }
    }
  }
]

// Whoever is given a right on the data could read counts, and nothing is logged of reading (the template itself gives
// rights: a deployment is told too). On the group, so that a right on all of it is noticed; one on the whole subscription
// is not below it.
resource rightsGiven 'Microsoft.Insights/activityLogAlerts@2020-10-01' = {
  name: 'survey-${environmentName}-rights-given'
  location: 'global'
  tags: tags
  properties: {
    description: 'Somebody was given a right on the data or on what stands around it. See "Who was given a right" in docs/handbook.md.'
    enabled: true
    scopes: [resourceGroup().id]
    condition: {
      allOf: [
        { field: 'category', equals: 'Administrative' }
        { field: 'operationName', equals: 'Microsoft.Authorization/roleAssignments/write' }
        { field: 'status', equals: 'Succeeded' }
      ]
    }
    actions: {
      actionGroups: [{ actionGroupId: operators.id }]
    }
  }
}

resource health 'Microsoft.Insights/webtests@2022-06-15' = if (settings.?healthTest ?? true) {
  name: 'survey-${environmentName}-health'
  location: location
  // The test shows on the component that the tag names.
  tags: union(tags, { 'hidden-link:${component.id}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'survey-${environmentName}-health'
    Name: 'Survey ${environmentName}: health'
    Enabled: true
    Kind: 'standard'
    // Seldom, because each question may start an instance.
    Frequency: 900
    Timeout: 60
    RetryEnabled: true
    Locations: [
      { Id: 'emea-nl-ams-azr' }
      { Id: 'emea-gb-db3-azr' }
      { Id: 'emea-fr-pra-edge' }
    ]
    Request: {
      RequestUrl: healthUrl
      HttpVerb: 'GET'
      FollowRedirects: false
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource unhealthy 'Microsoft.Insights/metricAlerts@2018-03-01' = if (settings.?healthTest ?? true) {
  name: 'survey-${environmentName}-unhealthy'
  location: 'global'
  tags: tags
  properties: {
    description: '/health does not answer 200 from two of three places.'
    enabled: true
    severity: 1
    scopes: [health.id, component.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT30M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: health.id
      componentId: component.id
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: operators.id }]
  }
}
