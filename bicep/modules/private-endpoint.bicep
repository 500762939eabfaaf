metadata description = 'A private endpoint with the DNS names that lead to it.'

@description('Required. Name of the endpoint.')
param name string

@description('Required. Region of the network.')
param location string

@description('Required. Resource id of its subnet.')
param subnetId string

@description('Required. Resource id of what is reached by it.')
param targetId string

@description('Required. The part of the target, as Private Link calls it.')
param group string

@description('Required. The DNS zone, which stands in the same resource group.')
param zone string

@description('Required. Tags.')
param tags object

resource dns 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: zone
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    customNetworkInterfaceName: '${name}-nic'
    privateLinkServiceConnections: [{ name: group, properties: { privateLinkServiceId: targetId, groupIds: [group] } }]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: { privateDnsZoneConfigs: [{ name: group, properties: { privateDnsZoneId: dns.id } }] }
  }
}
