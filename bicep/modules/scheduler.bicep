metadata description = 'The Durable Task Scheduler of a stamp, with the task hub that the orchestrations of the end of day run in.'

import { schedulerOptions } from 'types.bicep'

@description('Required. Name of the scheduler.')
@minLength(3)
@maxLength(64)
param name string

@description('Required. Region.')
param location string

@description('Required. Tier and units.')
param options schedulerOptions

@description('Required. Whether it can be reached from the internet.')
param isPublic bool

@description('Required. Name of the task hub.')
param hub string

@description('Required. Tags.')
param tags object

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: options.sku == 'Dedicated' ? { name: 'Dedicated', capacity: options.units } : { name: 'Consumption' }
    // Who may come from the internet; an empty list lets nobody in. Callers need a token in any case.
    ipAllowlist: isPublic ? ['0.0.0.0/0'] : []
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
  }

  resource taskHub 'taskHubs' = {
    name: hub
  }
}

@description('Resource id of the scheduler.')
output id string = scheduler.id
