metadata description = 'Alerts on what a stamp tells of itself. The tests hold the texts that are looked for to the code that writes them.'

@description('Required. Beginning of the names of the rules.')
param prefix string

@description('Required. Region.')
param location string

@description('Required. Resource id of the workspace.')
param workspaceId string

@description('Required. Resource id of the action group.')
param actionGroupId string

@description('Required. Tags.')
param tags object

// A text may stand in the message or, where the message is kept as its form, in the properties.
var logs = 'AppTraces | where strcat(Message, tostring(Properties))'
var rules = [
  {
    name: 'held-too-long'
    text: 'A message is held for longer than it may be: somebody has to look at the exceptions.'
    severity: 2
    query: '${logs} contains "A message is held since"'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT5M'
  }
  {
    name: 'held-too-many'
    text: 'More messages are held than may be.'
    severity: 2
    query: '${logs} contains "are too many."'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT5M'
  }
  {
    name: 'feed-silent'
    text: 'A feed says nothing while its market trades.'
    severity: 1
    query: '${logs} contains "says nothing since"'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT5M'
  }
  {
    name: 'day-not-signed'
    text: 'The end of a day was not signed by its deadline.'
    severity: 1
    query: '${logs} contains "has not been signed in time"'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT5M'
  }
  {
    name: 'check-failed'
    text: 'The check of a day ended without a result.'
    severity: 1
    query: '${logs} contains "could not be completed:"'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT5M'
  }
  {
    name: 'service-cut-off'
    text: 'A service does not answer, and calls of it have been stopped for now.'
    severity: 1
    query: 'AppMetrics | where Name == "stp.breaker.state" and Max >= 2'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT5M'
  }
  {
    name: 'booking-late'
    text: 'Trades are booked late: half a minute on average after they arrived.'
    severity: 2
    query: 'AppMetrics | where Name == "stp.booking.duration" | summarize Seconds = sum(Sum) / sum(ItemCount) | where Seconds > 30'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT10M'
  }
  {
    name: 'faults'
    text: 'Functions fail again and again.'
    severity: 2
    query: 'AppExceptions'
    operator: 'GreaterThan'
    threshold: 100
    window: 'PT5M'
  }
  {
    name: 'other-stamp-silent'
    text: 'Another stamp gives no sign of life.'
    severity: 1
    query: '${logs} contains "gives no sign of life since"'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT5M'
  }
  {
    // A timer runs every minute, so there is always something to tell. A table that has not come into being yet counts as empty.
    name: 'stamp-silent'
    text: 'This stamp tells nothing at all.'
    severity: 1
    query: 'union isfuzzy=true AppTraces, AppRequests, AppMetrics'
    operator: 'LessThan'
    threshold: 1
    window: 'PT10M'
  }
]

resource alert 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${prefix}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${prefix}-${rule.name}'
      description: rule.text
      severity: rule.severity
      enabled: true
      autoMitigate: true
      // The tables come into being with the first telemetry, which comes after the first deployment.
      skipQueryValidation: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: rule.window
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: { minFailingPeriodsToAlert: 1, numberOfEvaluationPeriods: 1 }
          }
        ]
      }
      actions: { actionGroups: [actionGroupId] }
    }
  }
]
