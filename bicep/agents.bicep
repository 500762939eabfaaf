metadata name = 'Agents of the pipeline'
metadata description = 'A managed pool of agents in the network of a stamp, because nothing in it can be reached from outside. eng/azure/make-agents.sh deploys it once.'

targetScope = 'resourceGroup'

@description('Required. Name of the pool, by which the pipeline calls it. It is unique in the organization.')
@minLength(3)
@maxLength(44)
param name string

@description('Optional. Region of the network.')
param location string = resourceGroup().location

@description('Required. Resource id of the subnet, which output agentsSubnetId of the stamp tells.')
param subnetId string

@description('Required. Address of the organization of Azure Pipelines, https://dev.azure.com/NAME.')
param organization string

@description('Required. The project in it that may use the pool.')
param project string

@description('Optional. Size of an agent.')
param size string = 'Standard_D2ads_v5'

@description('Optional. Agents at once. One deploys; a second spares a wait.')
@minValue(1)
@maxValue(10)
param agents int = 2

// A pool has to belong to a project of a dev center. Nothing else of it is used.
resource center 'Microsoft.DevCenter/devcenters@2025-02-01' = {
  name: 'dc-${take(name, 23)}'
  location: location
  properties: {}
}

resource centerProject 'Microsoft.DevCenter/projects@2025-02-01' = {
  name: name
  location: location
  properties: { devCenterId: center.id }
}

resource pool 'Microsoft.DevOpsInfrastructure/pools@2025-09-20' = {
  name: name
  location: location
  properties: {
    // A new machine for each job: nothing of one is left for the next.
    agentProfile: { kind: 'Stateless' }
    devCenterProjectResourceId: centerProject.id
    fabricProfile: {
      kind: 'Vmss'
      sku: { name: size }
      images: [{ wellKnownImageName: 'ubuntu-24.04/latest', buffer: '*' }]
      networkProfile: { subnetId: subnetId }
    }
    maximumConcurrency: agents
    organizationProfile: {
      kind: 'AzureDevOps'
      organizations: [{ url: organization, projects: [project], parallelism: agents }]
      permissionProfile: { kind: 'CreatorOnly' }
    }
  }
}
