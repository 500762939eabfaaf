metadata description = 'The virtual network of a stamp. Functions go out by it, and everything is reached in it by private addresses.'

@description('Required. Name of the network.')
param name string

@description('Required. Region.')
param location string

@description('Required. Addresses, /22 or more, that no other network of the firm has.')
param addressPrefix string

@description('Required. DNS zones of the private endpoints.')
@maxLength(20)
param zones string[]

@description('Required. Resource id of the firm\'s own network; empty for none. Its owner makes the peering of the other direction.')
param hubNetworkId string

@description('Required. Address of the firm\'s own firewall in that network, which everything that leaves goes through; empty for an address of its own.')
param firewallAddress string

@description('Required. Tags.')
param tags object

var hasFirewall = !empty(firewallAddress)

// Nothing leaves a new subnet that is not told by which way.
resource outAddress 'Microsoft.Network/publicIPAddresses@2025-05-01' = if (!hasFirewall) {
  name: '${name}-out'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' }
}

resource out 'Microsoft.Network/natGateways@2025-05-01' = if (!hasFirewall) {
  name: '${name}-nat'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIpAddresses: [{ id: outAddress.id }] }
}

resource routes 'Microsoft.Network/routeTables@2025-05-01' = if (hasFirewall) {
  name: '${name}-routes'
  location: location
  tags: tags
  properties: {
    disableBgpRoutePropagation: false
    routes: [
      {
        name: 'out'
        properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: firewallAddress }
      }
    ]
  }
}

resource rules 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: '${name}-rules'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'deny-internet'
        properties: {
          access: 'Deny'
          description: 'Nothing comes in from the internet.'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
          direction: 'Inbound'
          priority: 4000
          protocol: '*'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        // An instance that scales out takes an address, and so does one that is being replaced.
        name: 'functions'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 24, 0)
          defaultOutboundAccess: false
          delegations: [{ name: 'functions', properties: { serviceName: 'Microsoft.App/environments' } }]
          natGateway: hasFirewall ? null : { id: out.id }
          networkSecurityGroup: { id: rules.id }
          routeTable: hasFirewall ? { id: routes.id } : null
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 24, 1)
          defaultOutboundAccess: false
          networkSecurityGroup: { id: rules.id }
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
      {
        // For the agents of the pipeline, which deploy and test from within, and fetch from without what they do it with.
        name: 'agents'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 24, 2)
          defaultOutboundAccess: false
          delegations: [{ name: 'agents', properties: { serviceName: 'Microsoft.DevOpsInfrastructure/pools' } }]
          natGateway: hasFirewall ? null : { id: out.id }
          networkSecurityGroup: { id: rules.id }
          routeTable: hasFirewall ? { id: routes.id } : null
        }
      }
    ]
  }

  resource functions 'subnets' existing = {
    name: 'functions'
  }

  resource endpoints 'subnets' existing = {
    name: 'endpoints'
  }

  resource agents 'subnets' existing = {
    name: 'agents'
  }

  resource hub 'virtualNetworkPeerings' = if (!empty(hubNetworkId)) {
    name: 'hub'
    properties: {
      allowForwardedTraffic: true
      allowVirtualNetworkAccess: true
      remoteVirtualNetwork: { id: hubNetworkId }
    }
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in zones: {
    name: zone
    location: 'global'
    tags: tags
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (one, i) in zones: {
    parent: zone[i]
    name: name
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
]

@description('Resource id of the subnet that functions go out by.')
output functionsSubnetId string = network::functions.id

@description('Resource id of the subnet of the private endpoints.')
output endpointsSubnetId string = network::endpoints.id

@description('Resource id of the subnet of the pipeline\'s agents.')
output agentsSubnetId string = network::agents.id
