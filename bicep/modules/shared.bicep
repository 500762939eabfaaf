metadata description = 'What both stamps share: queues, documents, reference data and secrets, with the alerts on them.'

import { documentOptions, serviceBusOptions, subscriberOptions, watchOptions } from 'types.bicep'

@description('Required. Beginning of the names of alerts.')
param prefix string

@description('Required. Regions of the stamps, the first one first.')
param regions string[]

@description('Required. Whether everything is spread over zones.')
param zoneRedundant bool

@description('Required. Whether everything can be reached from the internet.')
param publicAccess bool

@description('Required. Names of cosmos, serviceBus, referenceStorage and keyVault.')
param names object

@description('Required. How messages are kept.')
param serviceBus serviceBusOptions

@description('Required. Systems that are told of booked trades.')
param subscribers subscriberOptions[]

@description('Required. How documents are kept.')
param documents documentOptions

@description('Required. Redundancy of the reference data.')
param referenceStorageSku string

@description('Required. Entra group that may set secrets; empty for none.')
param operatorsGroupId string

@description('Required. What people are told of.')
param watch watchOptions

@description('Required. Month that the budget of this resource group begins with; empty where none is to be made or changed.')
param budgetStart string

@description('Required. Log Analytics workspace for logs and metrics.')
param workspaceId string

@description('Required. Resource id of the action group.')
param actionGroupId string

@description('Required. Tags.')
param tags object

module bus 'service-bus.bicep' = {
  params: {
    name: names.serviceBus
    regions: regions
    options: serviceBus
    subscribers: subscribers
    isPublic: publicAccess
    workspaceId: workspaceId
    tags: tags
  }
}

module cosmos 'cosmos.bicep' = {
  params: {
    name: names.cosmos
    regions: concat(regions, documents.furtherRegions)
    options: documents
    isZoneRedundant: zoneRedundant
    isPublic: publicAccess
    workspaceId: workspaceId
    tags: tags
  }
}

module reference 'storage-account.bicep' = {
  params: {
    name: names.referenceStorage
    location: regions[0]
    sku: referenceStorageSku
    isPublic: publicAccess
    tables: ['reference']
    containers: []
    workspaceId: workspaceId
    tags: tags
  }
}

module keyVault 'key-vault.bicep' = {
  params: {
    name: names.keyVault
    location: regions[0]
    isPublic: publicAccess
    operatorsGroupId: operatorsGroupId
    workspaceId: workspaceId
    tags: tags
  }
}

module alerts 'shared-alerts.bicep' = {
  params: {
    prefix: prefix
    serviceBusId: bus.outputs.id
    cosmosId: cosmos.outputs.id
    referenceStorageId: reference.outputs.id
    isReplicated: length(regions) > 1
    maxWaiting: watch.maxWaiting
    actionGroupId: actionGroupId
    tags: tags
  }
}

module budget 'budget.bicep' = if (!empty(budgetStart)) {
  params: { name: 'budget-${prefix}', amount: watch.monthlyBudget, startDate: budgetStart, emails: watch.emails }
}
