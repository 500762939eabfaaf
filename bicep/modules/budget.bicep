metadata description = 'What a resource group may cost in a month, and who is told before it does. Nothing is switched off.'

@description('Required. Name of the budget.')
param name string

@description('Required. Amount in the currency of the subscription.')
@minValue(1)
param amount int

@description('Required. First day of the month that it begins with, as yyyy-MM-dd.')
param startDate string

@description('Required. Who is told.')
@minLength(1)
@maxLength(20)
param emails string[]

var notices = [
  { name: 'forecast', threshold: 100, type: 'Forecasted' }
  { name: 'most', threshold: 80, type: 'Actual' }
  { name: 'all', threshold: 100, type: 'Actual' }
]

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: startDate }
    notifications: toObject(notices, notice => notice.name, notice => {
      enabled: true
      operator: 'GreaterThanOrEqualTo'
      threshold: notice.threshold
      thresholdType: notice.type
      contactEmails: emails
    })
  }
}
