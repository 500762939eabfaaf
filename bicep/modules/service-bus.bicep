metadata description = 'The Service Bus namespace with its queues, and a topic for other systems. One namespace serves both stamps.'

import { serviceBusOptions, subscriberOptions } from 'types.bicep'

@description('Required. Name of the namespace, unique in Azure.')
@minLength(6)
@maxLength(50)
param name string

@description('Required. The region that the namespace was made in, and the one that messages are replicated to, if there is one.')
@minLength(1)
@maxLength(2)
param regions string[]

@description('Required. Tier, units and lag.')
param options serviceBusOptions

@description('Required. Systems that are told of booked trades.')
param subscribers subscriberOptions[]

@description('Required. Whether it can be reached from the internet.')
param isPublic bool

@description('Required. Log Analytics workspace for its logs and metrics.')
param workspaceId string

@description('Required. Tags.')
param tags object

// The lock is as long as one batch may take: the extension does not renew those of batches. What was delivered ten times in vain is not going to
// work at the eleventh; it becomes an exception.
var common = {
  deadLetteringOnMessageExpiration: true
  defaultMessageTimeToLive: 'P14D'
  enableBatchedOperations: true
  enablePartitioning: false
  lockDuration: 'PT1M'
  maxDeliveryCount: 10
  maxSizeInMegabytes: 5120
  requiresSession: false
}
// What is sent again because its answer was lost has the id that it had, and so has a trade event that is normalized a second time. The book would
// find out by itself; this spares it the work.
var detection = {
  duplicateDetectionHistoryTimeWindow: 'PT10M'
  requiresDuplicateDetection: true
}
var queues = ['drop-copy', 'trade-events']
var isPremium = options.sku == 'Premium'
var isReplicated = isPremium && length(regions) > 1

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' = {
  name: name
  location: regions[0]
  tags: tags
  sku: isPremium
    ? { name: 'Premium', tier: 'Premium', capacity: options.units }
    : { name: 'Standard', tier: 'Standard' }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    zoneRedundant: isPremium ? true : null
    geoDataReplication: isReplicated
      ? {
          maxReplicationLagDurationInSeconds: options.maxLagSeconds
          locations: [
            { locationName: regions[0], roleType: options.primary == 1 ? 'Primary' : 'Secondary' }
            { locationName: regions[1], roleType: options.primary == 1 ? 'Secondary' : 'Primary' }
          ]
        }
      : null
  }

  resource queue 'queues' = [
    for queue in queues: {
      name: queue
      properties: union(common, detection)
    }
  ]

  // What nobody subscribes to is dropped. A trade that is told again has the id that it had.
  resource topic 'topics' = {
    name: 'booked-trades'
    properties: union(detection, {
      defaultMessageTimeToLive: 'P14D'
      enableBatchedOperations: true
      enablePartitioning: false
      maxSizeInMegabytes: 5120
      supportOrdering: false
    })
  }
}

module subscriber 'subscriber.bicep' = [
  for one in subscribers: {
    params: { namespaceName: name, topicName: namespace::topic.name, subscriber: one }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: namespace
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Resource id of the namespace.')
output id string = namespace.id
