metadata description = 'What a stamp has for itself: network, storage of the host, scheduler and the function app.'

import { scaleOptions, schedulerOptions, signInOptions } from 'types.bicep'

@description('Required. End of the names of this stamp.')
param own string

@description('Required. Region.')
param location string

@description('Required. Whether everything is spread over zones.')
param zoneRedundant bool

@description('Required. Whether everything can be reached from the internet.')
param publicAccess bool

@description('Required. Addresses of the network.')
param addressPrefix string

@description('Required. Resource id of the firm\'s own network; empty for none.')
param hubNetworkId string

@description('Required. Address of the firm\'s firewall; empty for none.')
param firewallAddress string

@description('Required. Names of cosmos, serviceBus, referenceStorage and keyVault.')
param sharedNames object

@description('Required. Whether the reference data can be read in a second region too.')
param readsSecondary bool

@description('Required. Their resource group.')
param sharedResourceGroup string

@description('Required. Name of the storage account of the host.')
param hostStorageName string

@description('Required. Name of the function app.')
param appName string

@description('Required. Name of this stamp\'s scheduler.')
param schedulerName string

@description('Required. Its tier and units.')
param scheduler schedulerOptions

@description('Required. Name of the scheduler that orchestrations run in.')
param usedSchedulerName string

@description('Required. Its resource group.')
param usedSchedulerGroup string

@description('Required. Name of the identity.')
param identityName string

@description('Required. Its resource id.')
param identityId string

@description('Required. Its client id.')
param clientId string

@description('Required. Its principal.')
param principalId string

@description('Required. Log Analytics workspace for logs and metrics.')
param workspaceId string

@description('Required. Where telemetry is sent.')
param insightsConnection string

@description('Required. How many instances there are.')
param scale scaleOptions

@description('Required. Who signs in.')
param signIn signInOptions

@description('Required. Application settings beside those that name resources.')
param settings object

@description('Required. Tags.')
param tags object

var hub = 'stp'
var packages = 'packages'
var storageDomain = environment().suffixes.storage
var zones = {
  Sql: 'privatelink.documents.azure.com'
  namespace: 'privatelink.servicebus.windows.net'
  table: 'privatelink.table.${storageDomain}'
  blob: 'privatelink.blob.${storageDomain}'
  vault: 'privatelink.vaultcore.azure.net'
  scheduler: 'privatelink.durabletask.io'
  sites: 'privatelink.azurewebsites.net'
}
var usesOtherScheduler = usedSchedulerName != schedulerName

module network 'network.bicep' = if (!publicAccess) {
  params: {
    name: 'vnet-${own}'
    location: location
    addressPrefix: addressPrefix
    zones: map(items(zones), zone => zone.value)
    hubNetworkId: hubNetworkId
    firewallAddress: firewallAddress
    tags: tags
  }
}

module storage 'storage-account.bicep' = {
  params: {
    name: hostStorageName
    location: location
    sku: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
    isPublic: publicAccess
    tables: []
    containers: [packages]
    workspaceId: workspaceId
    tags: tags
  }
}

module storageAccess 'stamp-access.bicep' = {
  params: { storageName: hostStorageName, identityName: identityName, principalId: principalId }
  dependsOn: [storage]
}

module ownScheduler 'scheduler.bicep' = {
  params: {
    name: schedulerName
    location: location
    options: scheduler
    isPublic: publicAccess
    hub: hub
    tags: tags
  }
}

module schedulerAccess 'scheduler-access.bicep' = {
  scope: resourceGroup(usedSchedulerGroup)
  params: { schedulerName: usedSchedulerName, hub: hub, identityName: identityName, principalId: principalId }
  dependsOn: [ownScheduler]
}

var targets = concat(
  [
    {
      name: 'documents'
      group: 'Sql'
      id: resourceId(sharedResourceGroup, 'Microsoft.DocumentDB/databaseAccounts', sharedNames.cosmos)
    }
    {
      name: 'bus'
      group: 'namespace'
      id: resourceId(sharedResourceGroup, 'Microsoft.ServiceBus/namespaces', sharedNames.serviceBus)
    }
    {
      name: 'reference'
      group: 'table'
      id: resourceId(sharedResourceGroup, 'Microsoft.Storage/storageAccounts', sharedNames.referenceStorage)
    }
    {
      name: 'vault'
      group: 'vault'
      id: resourceId(sharedResourceGroup, 'Microsoft.KeyVault/vaults', sharedNames.keyVault)
    }
    { name: 'host-blobs', group: 'blob', id: resourceId('Microsoft.Storage/storageAccounts', hostStorageName) }
    { name: 'host-tables', group: 'table', id: resourceId('Microsoft.Storage/storageAccounts', hostStorageName) }
    { name: 'scheduler', group: 'scheduler', id: resourceId('Microsoft.DurableTask/schedulers', schedulerName) }
  ],
  // What fail-over-region.sh makes instances read.
  readsSecondary
    ? [
        {
          name: 'reference-secondary'
          group: 'table_secondary'
          id: resourceId(sharedResourceGroup, 'Microsoft.Storage/storageAccounts', sharedNames.referenceStorage)
        }
      ]
    : [],
  usesOtherScheduler
    ? [
        {
          name: 'other-scheduler'
          group: 'scheduler'
          id: resourceId(usedSchedulerGroup, 'Microsoft.DurableTask/schedulers', usedSchedulerName)
        }
      ]
    : []
)

module endpoint 'private-endpoint.bicep' = [
  for target in targets: if (!publicAccess) {
    params: {
      name: 'pe-${own}-${target.name}'
      location: location
      subnetId: network!.outputs.endpointsSubnetId
      targetId: target.id
      group: target.group
      zone: zones[split(target.group, '_')[0]]
      tags: tags
    }
    dependsOn: [storage, ownScheduler]
  }
]

module app 'function-app.bicep' = {
  params: {
    name: appName
    planName: 'plan-${own}'
    location: location
    isZoneRedundant: zoneRedundant
    isPublic: publicAccess
    subnetId: publicAccess ? '' : network!.outputs.functionsSubnetId
    identityId: identityId
    packageContainer: 'https://${hostStorageName}.blob.${storageDomain}/${packages}'
    scale: scale
    settings: union(settings, {
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
      APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
      AZURE_CLIENT_ID: clientId
      AzureWebJobsDisableHomepage: 'true'
      AzureWebJobsStorage__blobServiceUri: 'https://${hostStorageName}.blob.${storageDomain}'
      AzureWebJobsStorage__clientId: clientId
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__tableServiceUri: 'https://${hostStorageName}.table.${storageDomain}'
      Cosmos__accountEndpoint: 'https://${sharedNames.cosmos}.documents.azure.com:443/'
      Cosmos__region: location
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerAccess.outputs.endpoint};Authentication=ManagedIdentity;ClientID=${clientId}'
      OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: clientId
      ServiceBus__clientId: clientId
      ServiceBus__credential: 'managedidentity'
      ServiceBus__fullyQualifiedNamespace: '${sharedNames.serviceBus}.servicebus.windows.net'
      SignIn__Audience: '${signIn.clientId} api://${signIn.clientId}'
      SignIn__TenantId: signIn.tenantId
      Stamp__Name: own
      TASKHUB_NAME: hub
      Tables__serviceUri: 'https://${sharedNames.referenceStorage}.table.${storageDomain}'
    })
    signIn: signIn
    workspaceId: workspaceId
    tags: tags
  }
  // Without roles and names the host does not start, and is then slow to try again.
  dependsOn: [storageAccess, endpoint]
}

module appEndpoint 'private-endpoint.bicep' = if (!publicAccess) {
  params: {
    name: 'pe-${own}-app'
    location: location
    subnetId: network!.outputs.endpointsSubnetId
    targetId: app.outputs.id
    group: 'sites'
    zone: zones.sites
    tags: tags
  }
}

@description('Name of the function app.')
output appName string = appName

@description('Resource id of the function app.')
output appId string = app.outputs.id

@description('Name that clients call the function app by.')
output hostName string = app.outputs.hostName

@description('Name of the storage account of the host.')
output hostStorageName string = hostStorageName

@description('Name of this stamp\'s scheduler.')
output schedulerName string = schedulerName

@description('Subnet of the pipeline\'s agents; empty where everything is public.')
output agentsSubnetId string = publicAccess ? '' : network!.outputs.agentsSubnetId
