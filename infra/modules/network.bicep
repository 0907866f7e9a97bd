metadata description = 'A network of the survey\'s own: the apps reach the data through it, and nobody reaches the data otherwise.'

@minLength(2)
@maxLength(64)
param name string
param location string
param tags object

@description('The storage account of the survey\'s data.')
param accountName string

@description('The apps, each of which gets a subnet.')
param services string[]

// Flex Consumption asks for a subnet that is delegated to it and used for nothing else; 27 bits are what Microsoft
// recommends for one app. No name may have an underscore.
var subnets = map(services, (service, index) => {
  name: service
  properties: {
    addressPrefix: cidrSubnet('10.17.0.0/24', 27, index)
    delegations: [
      {
        name: 'flex-consumption'
        properties: { serviceName: 'Microsoft.App/environments' }
      }
    ]
    // What an app asks of the outside (sign-in, vault, telemetry, the account of its host) goes there directly.
    defaultOutboundAccess: true
    networkSecurityGroup: { id: nothingComesIn.id }
  }
})

// Azure's own rules alone: nothing comes in from outside of the network.
resource nothingComesIn 'Microsoft.Network/networkSecurityGroups@2024-10-01' = {
  name: 'nsg-${name}'
  location: location
  tags: tags
}

resource network 'Microsoft.Network/virtualNetworks@2024-10-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.17.0.0/24'] }
    subnets: concat(subnets, [
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet('10.17.0.0/24', 27, 7)
          defaultOutboundAccess: false
          privateEndpointNetworkPolicies: 'Enabled'
          networkSecurityGroup: { id: nothingComesIn.id }
        }
      }
    ])
  }
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName
}

var parts = ['blob', 'queue', 'table']

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for part in parts: {
    name: 'privatelink.${part}.${environment().suffixes.storage}'
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (part, index) in parts: {
    parent: zones[index]
    name: name
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]

resource endpoints 'Microsoft.Network/privateEndpoints@2024-10-01' = [
  for part in parts: {
    name: 'pe-${name}-${part}'
    location: location
    tags: tags
    properties: {
      subnet: { id: '${network.id}/subnets/endpoints' }
      privateLinkServiceConnections: [
        {
          name: part
          properties: {
            privateLinkServiceId: account.id
            groupIds: [part]
          }
        }
      ]
    }
  }
]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-10-01' = [
  for (part, index) in parts: {
    parent: endpoints[index]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: part
          properties: { privateDnsZoneId: zones[index].id }
        }
      ]
    }
  }
]
