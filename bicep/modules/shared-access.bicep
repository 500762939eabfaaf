metadata description = 'What a stamp may do with the data that both stamps share: the least that its functions do.'

@description('Required. Names of cosmos, serviceBus, referenceStorage and keyVault.')
param names object

@description('Required. Name of the identity.')
param identityName string

@description('Required. Its principal.')
param principalId string

var serviceBusReceiver = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
var serviceBusSender = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
var tableContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' existing = {
  name: names.serviceBus

  resource dropCopy 'queues' existing = {
    name: 'drop-copy'
  }

  resource tradeEvents 'queues' existing = {
    name: 'trade-events'
  }

  resource bookedTrades 'topics' existing = {
    name: 'booked-trades'
  }
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: names.referenceStorage

  resource tableService 'tableServices' existing = {
    name: 'default'

    resource reference 'tables' existing = {
      name: 'reference'
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: names.keyVault
}

resource receiveDropCopy 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::dropCopy.id, identityName, serviceBusReceiver)
  scope: namespace::dropCopy
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', serviceBusReceiver)
  }
}

resource sendDropCopy 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::dropCopy.id, identityName, serviceBusSender)
  scope: namespace::dropCopy
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', serviceBusSender)
  }
}

resource receiveTradeEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::tradeEvents.id, identityName, serviceBusReceiver)
  scope: namespace::tradeEvents
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', serviceBusReceiver)
  }
}

resource sendTradeEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::tradeEvents.id, identityName, serviceBusSender)
  scope: namespace::tradeEvents
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', serviceBusSender)
  }
}

resource sendBookedTrades 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::bookedTrades.id, identityName, serviceBusSender)
  scope: namespace::bookedTrades
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', serviceBusSender)
  }
}

resource reference 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage::tableService::reference.id, identityName, tableContributor)
  scope: storage::tableService::reference
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableContributor)
  }
}

resource secrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identityName, secretsUser)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

module documents 'cosmos-access.bicep' = {
  params: { accountName: names.cosmos, identityName: identityName, principalId: principalId }
}
