metadata name = 'Straight-through processing of exchange drop copies'
metadata description = 'A stamp: everything that one region needs to run the product. The first stamp also makes what both share. See README.md.'

targetScope = 'resourceGroup'

import {
  documentOptions
  scaleOptions
  schedulerOptions
  serviceBusOptions
  signInOptions
  subscriberOptions
  watchOptions
} from 'modules/types.bicep'
import { bookedTrades, folders, limits, pages, silence, webhookAddresses } from 'modules/settings.bicep'

@description('Required. What it is for. It is part of every name.')
@allowed(['dev', 'test', 'prod'])
param environmentName string

@description('Optional. Begins every name.')
@minLength(2)
@maxLength(6)
param systemName string = 'stp'

@description('Required. Regions of the stamps: the first, and the second where there are two.')
@minLength(1)
@maxLength(2)
param regions string[]

@description('Optional. Which stamp this deployment makes: 1 or 2.')
@minValue(1)
@maxValue(2)
param stamp int = 1

@description('Optional. Resource group of what both stamps share.')
param sharedResourceGroup string = resourceGroup().name

@description('Optional. Whether this deployment makes what both stamps share. The first stamp does; the second may when the first region is lost.')
param deployShared bool = stamp == 1

@description('Optional. The stamp whose scheduler the orchestrations of all stamps run in. Another one only when its region is lost.')
@minValue(1)
@maxValue(2)
param schedulerStamp int = stamp

@description('Optional. Resource group of that stamp.')
param schedulerResourceGroup string = resourceGroup().name

@description('Required. Whether instances, queues, documents and files are spread over the zones of a region.')
param zoneRedundant bool

@description('Required. Whether everything can be reached from the internet, with a token. If not, there is a network with private endpoints.')
param publicAccess bool

@description('Optional. Addresses of the networks, one a region, each /22 or more and nobody else\'s.')
@maxLength(2)
param addressPrefixes string[] = ['10.60.0.0/22', '10.60.4.0/22']

@description('Optional. Resource id of the firm\'s own network, to be peered with.')
param hubNetworkId string = ''

@description('Optional. Address of the firm\'s firewall in that network, which everything that leaves goes through; empty for an address of its own.')
param firewallAddress string = ''

@description('Required. How messages are kept.')
param serviceBus serviceBusOptions

@description('Required. How documents are kept.')
param documents documentOptions

@description('Required. Redundancy of the reference data.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS', 'Standard_RAGZRS'])
param referenceStorageSku string

@description('Optional. The Durable Task Scheduler.')
param scheduler schedulerOptions = { sku: 'Consumption', units: 1 }

@description('Optional. How many instances there are.')
param scale scaleOptions = { alwaysReady: {}, maximumInstances: 100, instanceMemoryMB: 2048, httpConcurrency: 32 }

@description('Required. Who signs in.')
param signIn signInOptions

@description('Required. What people are told of, and who.')
param watch watchOptions

@description('Optional. First day of the month that the budgets begin with, as yyyy-MM-dd: that in which they were made, because Azure refuses to change it. Empty: none is made or changed.')
param budgetStart string = ''

@description('Optional. Object id of the Entra group that may set the addresses of webhooks; empty: nobody may for now.')
param operatorsGroupId string = ''

@description('Optional. Webhooks whose address is in the vault already, as secret webhook-endofday, webhook-exceptions, webhook-feeds or webhook-stamps.')
param webhooks ('EndOfDay' | 'Exceptions' | 'Feeds' | 'Stamps')[] = []

@description('Optional. Systems that are told of booked trades: risk, ETRM. Each has a subscription of its own.')
param subscribers subscriberOptions[] = []

@description('Optional. Folder of the firm\'s own dialects in the package, for example firm/dialects.')
param dialectsFolder string = ''

@description('Optional. Folder of the firm\'s own calendars, statement formats and end-of-day.json in the package, for example firm/eod.')
param endOfDayFolder string = ''

@description('Optional. Further application settings by their names, for example Resilience__MaxRetries.')
param tuning object = {}

@description('Optional. Tags of everything.')
param tags object = { system: systemName, environment: environmentName }

// Both stamps compute the same names, because those of what they share do not depend on the stamp.
var location = regions[stamp - 1]
var suffix = take(uniqueString(subscription().subscriptionId, systemName, environmentName), 6)
var base = '${systemName}-${environmentName}'
var own = '${base}-${stamp}'
var identityName = 'id-${own}'
var workspaceName = 'log-${own}'
var sharedNames = {
  cosmos: 'cosmos-${base}-${suffix}'
  serviceBus: 'sb-${base}-${suffix}'
  referenceStorage: 'st${systemName}${environmentName}ref${suffix}'
  keyVault: 'kv-${base}-${suffix}'
}

module identity 'modules/identity.bicep' = {
  params: { name: identityName, location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    own: own
    workspaceName: workspaceName
    location: location
    watch: watch
    budgetStart: budgetStart
    identityName: identityName
    principalId: identity.outputs.principalId
    tags: tags
  }
}

module shared 'modules/shared.bicep' = if (deployShared) {
  scope: resourceGroup(sharedResourceGroup)
  params: {
    prefix: base
    names: sharedNames
    regions: regions
    zoneRedundant: zoneRedundant
    publicAccess: publicAccess
    serviceBus: serviceBus
    subscribers: subscribers
    documents: documents
    referenceStorageSku: referenceStorageSku
    operatorsGroupId: operatorsGroupId
    watch: watch
    // The budget of what is shared was made with that of stamp 1, and perhaps not in the month of that of stamp 2.
    budgetStart: sharedResourceGroup == resourceGroup().name || stamp != 1 ? '' : budgetStart
    workspaceId: monitoring.outputs.workspaceId
    actionGroupId: monitoring.outputs.actionGroupId
    tags: tags
  }
}

module sharedAccess 'modules/shared-access.bicep' = {
  scope: resourceGroup(sharedResourceGroup)
  params: { names: sharedNames, identityName: identityName, principalId: identity.outputs.principalId }
  dependsOn: [shared]
}

module region 'modules/stamp.bicep' = {
  params: {
    own: own
    location: location
    zoneRedundant: zoneRedundant
    publicAccess: publicAccess
    addressPrefix: addressPrefixes[stamp - 1]
    hubNetworkId: hubNetworkId
    firewallAddress: firewallAddress
    sharedNames: sharedNames
    readsSecondary: startsWith(referenceStorageSku, 'Standard_RA')
    sharedResourceGroup: sharedResourceGroup
    hostStorageName: 'st${systemName}${environmentName}${stamp}${suffix}'
    appName: 'func-${own}-${suffix}'
    schedulerName: 'dts-${own}-${suffix}'
    scheduler: scheduler
    usedSchedulerName: 'dts-${base}-${schedulerStamp}-${suffix}'
    usedSchedulerGroup: schedulerResourceGroup
    identityName: identityName
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    insightsConnection: monitoring.outputs.insightsConnection
    scale: scale
    signIn: signIn
    settings: union(
      limits(watch),
      pages(environmentName),
      silence(watch.silence),
      webhookAddresses(webhooks, sharedNames.keyVault),
      folders(dialectsFolder, endOfDayFolder),
      bookedTrades(subscribers),
      tuning
    )
    tags: tags
  }
  dependsOn: [shared, sharedAccess]
}

@description('Name of the function app, which the pipeline deploys the package to.')
output functionAppName string = region.outputs.appName

@description('Resource id of the function app.')
output functionAppId string = region.outputs.appId

@description('Name that clients call the function app by.')
output functionAppHostName string = region.outputs.hostName

@description('Object id of the identity, which the Entra application trusts as a federated credential.')
output identityPrincipalId string = identity.outputs.principalId

@description('Names of what both stamps share: cosmos, serviceBus, referenceStorage, keyVault.')
output sharedNames object = sharedNames

@description('Name of the storage account that packages are kept in.')
output hostStorageName string = region.outputs.hostStorageName

@description('Name of this stamp\'s scheduler.')
output schedulerName string = region.outputs.schedulerName

@description('Resource id of Application Insights.')
output insightsId string = monitoring.outputs.insightsId

@description('Resource id of the Log Analytics workspace.')
output workspaceId string = monitoring.outputs.workspaceId

@description('Resource id of the subnet for the agents of the pipeline; empty where everything is public.')
output agentsSubnetId string = region.outputs.agentsSubnetId
