using '../main.bicep'

// A trial: marked on every page and report, days for periods, nothing protected, so that it can be thrown away.
param environmentName = 'trial'
param location = readEnvironmentVariable('AZURE_LOCATION', 'northeurope')

// A single app: what it costs least to look after.
param roles = 'one'
// Empty keeps what the vault holds.
param openingKeys = readEnvironmentVariable('SURVEY_OPENING_KEYS', '')
param operatorsKey = readEnvironmentVariable('SURVEY_OPERATORS_KEY', '')

param survey = {
  organiser: readEnvironmentVariable('SURVEY_ORGANISER', 'Sample organiser (set Survey__Organiser)')
  contact: readEnvironmentVariable('SURVEY_CONTACT', 'contact@example.org (set Survey__Contact)')
  period: 'day'
  trial: true
}

param scale = {
  maximumInstanceCount: 5
}

param storage = {
  redundancy: 'Standard_LRS'
  reportProtectionDays: 0
}

param monitoring = {
  healthTest: false
}
