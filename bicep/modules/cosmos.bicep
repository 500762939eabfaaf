metadata description = 'The Cosmos DB account with its containers, as functions/Stp.Functions/Cosmos/StpContainers.cs expects them.'

import { documentOptions } from 'types.bicep'

@description('Required. Name of the account, unique in Azure.')
@minLength(3)
@maxLength(44)
param name string

@description('Required. The region that is written first, then those that it is replicated to.')
@minLength(1)
@maxLength(3)
param regions string[]

@description('Required. Whether each region is spread over its zones.')
param isZoneRedundant bool

@description('Required. Consistency and throughput.')
param options documentOptions

@description('Required. Whether it can be reached from the internet.')
param isPublic bool

@description('Required. Log Analytics workspace for its logs.')
param workspaceId string

@description('Required. Tags.')
param tags object

// Looked up by key and never searched: to index it would only cost request units. The names are the same wherever they stand.
var unsearched = [
  '/trade/*'
  '/raw/*'
  '/items/*'
  '/result/*'
  '/json/*'
  '/review/actions/*'
  '/deadLetters/*'
  '/before/*'
  '/after/*'
  '/answer/*'
]
var containers = [
  {
    id: 'trades'
    key: ['/tradeKey']
    named: ['/accounts/[]/?', '/changedIn/[]/?']
    composite: [['/status', '/id'], ['/clearingDate', '/id'], ['/changedAt', '/id']]
  }
  {
    id: 'positions'
    key: ['/account', '/instrument']
    named: []
    composite: [['/type', '/account', '/id'], ['/type', '/account', '/bookedAt', '/id'], ['/type', '/bookedAt', '/id']]
  }
  {
    id: 'exceptions'
    key: ['/exceptionId']
    named: []
    composite: [
      ['/type', '/receivedAt', '/exceptionId']
      ['/type', '/review/status', '/receivedAt', '/exceptionId']
      ['/type', '/review/status', '/cause', '/receivedAt', '/exceptionId']
      ['/type', '/review/batch', '/review/status']
    ]
  }
  { id: 'feeds', key: ['/venue', '/session'], named: [], composite: [['/venue', '/session', '/epoch']] }
  {
    id: 'statements'
    key: ['/clearingFirm', '/date']
    named: []
    composite: [['/type', '/date', '/clearingFirm', '/version']]
  }
  { id: 'settlement-prices', key: ['/date'], named: [], composite: [['/type', '/id']] }
  {
    id: 'eod'
    key: ['/businessDate']
    named: []
    composite: [['/type', '/businessDate', '/run'], ['/type', '/businessDate', '/id']]
  }
  { id: 'audit', key: ['/month'], named: [], composite: [['/at', '/id'], ['/subject', '/at', '/id']] }
  { id: 'idempotency', key: ['/id'], named: [], composite: [] }
  { id: 'stamps', key: ['/id'], named: [], composite: [] }
]

// The compiler knows no types of this version yet, the first in which partitions fail over one by one. The version before knows every other
// property, and the tests compile the account with it.
#disable-next-line BCP081
resource account 'Microsoft.DocumentDB/databaseAccounts@2026-07-15' = {
  name: name
  location: regions[0]
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: options.isServerless ? [{ name: 'EnableServerless' }] : []
    consistencyPolicy: { defaultConsistencyLevel: options.consistency }
    locations: [
      for (region, i) in regions: { locationName: region, failoverPriority: i, isZoneRedundant: isZoneRedundant }
    ]
    enableMultipleWriteLocations: false
    enableAutomaticFailover: length(regions) > 1
    perPartitionAutomaticFailoverEnabled: length(regions) > 1
    enablePerRegionPerPartitionAutoscale: !options.isServerless
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: { tier: options.isServerless ? 'Continuous7Days' : 'Continuous30Days' }
    }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    networkAclBypass: 'None'
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2026-03-15' = {
  parent: account
  name: 'stp'
  properties: { resource: { id: 'stp' } }
}

// A few at a time: all at once is throttled.
@batchSize(3)
resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2026-03-15' = [
  for one in containers: {
    parent: database
    name: one.id
    properties: {
      resource: {
        id: one.id
        partitionKey: { kind: length(one.key) > 1 ? 'MultiHash' : 'Hash', paths: one.key, version: 2 }
        indexingPolicy: {
          automatic: true
          indexingMode: 'consistent'
          includedPaths: map(concat(one.named, ['/*']), path => { path: path })
          excludedPaths: map(unsearched, path => { path: path })
          compositeIndexes: map(one.composite, index => map(index, path => { path: path, order: 'ascending' }))
        }
      }
      options: options.isServerless
        ? {}
        : { autoscaleSettings: { maxThroughput: options.throughput[?one.id] ?? options.throughput.others } }
    }
  }
]

// What each request read or wrote would cost more to keep than to serve: the control plane, and where the request units went.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      { category: 'ControlPlaneRequests', enabled: true }
      { category: 'PartitionKeyRUConsumption', enabled: true }
    ]
  }
}

@description('Resource id of the account.')
output id string = account.id
