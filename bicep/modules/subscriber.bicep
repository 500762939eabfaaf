metadata description = 'A system that is told of booked trades: its subscription, and the role to receive from it and nothing else.'

import { subscriberOptions } from 'types.bicep'

@description('Required. Name of the namespace.')
param namespaceName string

@description('Required. Name of the topic.')
param topicName string

@description('Required. The system.')
param subscriber subscriberOptions

var serviceBusReceiver = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'

resource topic 'Microsoft.ServiceBus/namespaces/topics@2026-01-01' existing = {
  name: '${namespaceName}/${topicName}'
}

// What it cannot take is its own affair, so that goes to dead letters of its own, and so does what it leaves for two weeks.
resource subscription 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2026-01-01' = {
  parent: topic
  name: subscriber.name
  properties: {
    deadLetteringOnFilterEvaluationExceptions: true
    deadLetteringOnMessageExpiration: true
    defaultMessageTimeToLive: 'P14D'
    enableBatchedOperations: true
    lockDuration: 'PT1M'
    maxDeliveryCount: 10
    requiresSession: false
  }

  // The rule that each subscription is made with takes everything: this takes its place.
  resource rule 'rules' = {
    name: '$Default'
    properties: { filterType: 'SqlFilter', sqlFilter: { sqlExpression: subscriber.?filter ?? '1=1' } }
  }
}

resource receive 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription.id, subscriber.principalId, serviceBusReceiver)
  scope: subscription
  properties: {
    principalId: subscriber.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', serviceBusReceiver)
  }
}
