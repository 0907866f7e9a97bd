metadata description = 'Warns by e-mail when the resource group costs more than expected.'

@maxLength(63)
param name string
param amount int

@minLength(10)
@maxLength(10)
@description('First day of the month in which the budget was created.')
param startDate string

@minLength(1)
@description('Who is warned.')
param emails string[]

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: name
  properties: {
    amount: amount
    category: 'Cost'
    timeGrain: 'Monthly'
    timePeriod: { startDate: startDate }
    notifications: {
      actualHalf: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 50
        thresholdType: 'Actual'
        contactEmails: emails
      }
      actualFull: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Actual'
        contactEmails: emails
      }
      forecast: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 110
        thresholdType: 'Forecasted'
        contactEmails: emails
      }
    }
  }
}
