using 'main.bicep'

// What `azd up` reads: set each with `azd env set NAME VALUE`. A trial, unless SURVEY_TRIAL is false.
var trial = bool(readEnvironmentVariable('SURVEY_TRIAL', 'true'))

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')

param roles = readEnvironmentVariable('SURVEY_ROLES', 'two')
// Empty keeps what the vault holds, so that the key need not stay on anyone's disk.
param openingKeys = readEnvironmentVariable('SURVEY_OPENING_KEYS', '')
param operatorsKey = readEnvironmentVariable('SURVEY_OPERATORS_KEY', '')

param survey = {
  organiser: readEnvironmentVariable('SURVEY_ORGANISER')
  contact: readEnvironmentVariable('SURVEY_CONTACT')
  period: readEnvironmentVariable('SURVEY_PERIOD', 'month')
  trial: trial
}

// Empty leaves it to the template: a network of its own, but for a trial.
var isPrivate = readEnvironmentVariable('SURVEY_PRIVATE', '')
param network = empty(isPrivate) ? {} : { private: bool(isPrivate) }

param storage = {
  reportProtectionDays: trial ? 0 : 365
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
