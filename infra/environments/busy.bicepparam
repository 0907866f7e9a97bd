using '../main.bicep'

// A survey that many answer at once, as a single app on the network of its own: what is offered beside the defaults, so
// that its templates are checked too. Start from production.bicepparam and take what you need.
param environmentName = 'busy'
param location = readEnvironmentVariable('AZURE_LOCATION', 'northeurope')

param roles = 'one'
// Empty keeps what the vault holds.
param openingKeys = readEnvironmentVariable('SURVEY_OPENING_KEYS', '')
param operatorsKey = readEnvironmentVariable('SURVEY_OPERATORS_KEY', '')

param survey = {
  organiser: readEnvironmentVariable('SURVEY_ORGANISER', 'Sample organiser (set Survey__Organiser)')
  contact: readEnvironmentVariable('SURVEY_CONTACT', 'contact@example.org (set Survey__Contact)')
  period: 'month'
}

param network = {
  private: true
}

param scale = {
  alwaysReadyInstances: 2
  httpConcurrency: 50
  instanceMemoryMB: 4096
  siteUpdate: 'RollingUpdate'
  zoneRedundant: true
}
