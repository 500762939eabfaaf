metadata description = 'What a stamp may do with the task hub that its orchestrations run in, which may be that of the other stamp.'

@description('Required. Name of the scheduler.')
param schedulerName string

@description('Required. Name of the task hub.')
param hub string

@description('Required. Name of the identity.')
param identityName string

@description('Required. Its principal.')
param principalId string

var durableTaskContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = {
  name: schedulerName

  resource taskHub 'taskHubs' existing = {
    name: hub
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(scheduler::taskHub.id, identityName, durableTaskContributor)
  scope: scheduler::taskHub
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', durableTaskContributor)
  }
}

@description('Address of the scheduler.')
output endpoint string = scheduler.properties.endpoint
