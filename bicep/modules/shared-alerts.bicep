metadata description = 'Alerts on what both stamps share: the queues and the documents.'

@description('Required. Beginning of the names of the rules.')
param prefix string

@description('Required. Resource id of the Service Bus namespace.')
param serviceBusId string

@description('Required. Resource id of the Cosmos DB account.')
param cosmosId string

@description('Required. Resource id of the storage account with reference data.')
param referenceStorageId string

@description('Required. Whether queues and documents are replicated to another region.')
param isReplicated bool

@description('Required. Messages of a queue that may wait for a quarter of an hour.')
@minValue(1)
param maxWaiting int

@description('Required. Resource id of the action group.')
param actionGroupId string

@description('Required. Tags.')
param tags object

var always = [
  {
    name: 'dead-letters'
    text: 'A queue has given messages up. They become exceptions by themselves; where this lasts, that does not work.'
    severity: 1
    scope: serviceBusId
    metric: 'DeadletteredMessages'
    namespace: 'Microsoft.ServiceBus/namespaces'
    dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }]
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT5M'
  }
  {
    name: 'waiting'
    text: 'Messages wait longer than they may: nothing books, or not fast enough.'
    severity: 1
    scope: serviceBusId
    metric: 'ActiveMessages'
    namespace: 'Microsoft.ServiceBus/namespaces'
    dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }]
    aggregation: 'Minimum'
    operator: 'GreaterThan'
    threshold: maxWaiting
    window: 'PT15M'
  }
  {
    name: 'bus-throttled'
    text: 'Service Bus throttles; it wants more messaging units.'
    severity: 2
    scope: serviceBusId
    metric: 'ThrottledRequests'
    namespace: 'Microsoft.ServiceBus/namespaces'
    dimensions: []
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 10
    window: 'PT5M'
  }
  {
    name: 'documents-throttled'
    text: 'Cosmos DB answers 429. Nothing is lost, but booking is late; a container wants more throughput, or one key is hot.'
    severity: 2
    scope: cosmosId
    metric: 'TotalRequests'
    namespace: 'Microsoft.DocumentDB/databaseAccounts'
    dimensions: [{ name: 'StatusCode', operator: 'Include', values: ['429'] }]
    aggregation: 'Count'
    operator: 'GreaterThan'
    threshold: 100
    window: 'PT5M'
  }
  {
    name: 'documents-unavailable'
    text: 'Cosmos DB is available less than it promises.'
    severity: 1
    scope: cosmosId
    metric: 'ServiceAvailability'
    namespace: 'Microsoft.DocumentDB/databaseAccounts'
    dimensions: []
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 99
    window: 'PT1H'
  }
  {
    name: 'reference-unavailable'
    text: 'The tables of reference data do not answer. Booking goes on with the last good copy, and changes wait.'
    severity: 2
    scope: referenceStorageId
    metric: 'Availability'
    namespace: 'Microsoft.Storage/storageAccounts'
    dimensions: []
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 95
    window: 'PT15M'
  }
]
var replicated = [
  {
    name: 'bus-lag'
    text: 'The other region lags behind with messages, by seconds: that is what its promotion by force would lose.'
    severity: 2
    scope: serviceBusId
    metric: 'ReplicationLagDuration'
    namespace: 'Microsoft.ServiceBus/namespaces'
    dimensions: []
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 60
    window: 'PT5M'
  }
  {
    name: 'documents-lag'
    text: 'Documents are slow to reach the other regions, in milliseconds at the 99th percentile.'
    severity: 3
    scope: cosmosId
    metric: 'ReplicationLatency'
    namespace: 'Microsoft.DocumentDB/databaseAccounts'
    dimensions: []
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 1000
    window: 'PT15M'
  }
]

resource alert 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in concat(always, isReplicated ? replicated : []): {
    name: '${prefix}-${rule.name}'
    location: 'global'
    tags: tags
    properties: {
      description: rule.text
      severity: rule.severity
      enabled: true
      autoMitigate: true
      scopes: [rule.scope]
      evaluationFrequency: rule.window == 'PT1H' ? 'PT15M' : 'PT1M'
      windowSize: rule.window
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: rule.name
            metricName: rule.metric
            metricNamespace: rule.namespace
            dimensions: rule.dimensions
            timeAggregation: rule.aggregation
            operator: rule.operator
            threshold: rule.threshold
          }
        ]
      }
      actions: [{ actionGroupId: actionGroupId }]
    }
  }
]
