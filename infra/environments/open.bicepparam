using '../main.bicep'

// Two apps without a network of their own: what production.bicepparam deploys where `network.private` is false, so that
// its templates are checked too.
param environmentName = 'open'
param location = readEnvironmentVariable('AZURE_LOCATION', 'northeurope')

param roles = 'two'
// Empty keeps what the vault holds.
param openingKeys = readEnvironmentVariable('SURVEY_OPENING_KEYS', '')
param operatorsKey = readEnvironmentVariable('SURVEY_OPERATORS_KEY', '')

param survey = {
  organiser: readEnvironmentVariable('SURVEY_ORGANISER', 'Sample organiser (set Survey__Organiser)')
  contact: readEnvironmentVariable('SURVEY_CONTACT', 'contact@example.org (set Survey__Contact)')
  period: 'month'
}

param network = {
  private: false
}
