using '../main.bicep'

// A survey with real respondents. Edit what is fixed here; what differs between organisations comes from the environment.
// The sample texts stop the app's start, so that nobody publishes without saying who asks.
param environmentName = 'production'
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

param monitoring = {
  alertEmails: filter(split(readEnvironmentVariable('SURVEY_ALERT_EMAILS', ''), ','), email => !empty(email))
}

param access = {
  operatorIds: filter(split(readEnvironmentVariable('SURVEY_OPERATOR_IDS', ''), ','), id => !empty(id))
}

param budget = {
  monthlyAmount: int(readEnvironmentVariable('SURVEY_MONTHLY_BUDGET', '0'))
  startDate: readEnvironmentVariable('SURVEY_BUDGET_START', '')
}
