metadata description = 'The function app of a stamp, on Flex Consumption. It has no key and no connection string with one: settings are addresses.'

import { scaleOptions, signInOptions } from 'types.bicep'

@description('Required. Name of the app, unique in Azure.')
@minLength(2)
@maxLength(60)
param name string

@description('Required. Name of its plan.')
param planName string

@description('Required. Region.')
param location string

@description('Required. Whether instances are spread over zones. What is always ready is then at least two of each.')
param isZoneRedundant bool

@description('Required. Whether it can be reached from the internet.')
param isPublic bool

@description('Required. Subnet that it goes out by; empty for the internet.')
param subnetId string

@description('Required. Resource id of its identity.')
param identityId string

@description('Required. Where its package is kept: address of a blob container.')
param packageContainer string

@description('Required. How many instances there are.')
param scale scaleOptions

@description('Required. Application settings.')
param settings object

@description('Required. Who signs in.')
param signIn signInOptions

@description('Required. Log Analytics workspace for the logs of the host.')
param workspaceId string

@description('Required. Tags.')
param tags object

// The app proves who it is to Entra with its managed identity. So the sign-in of people needs no secret, and this setting, which the platform knows
// by its name, holds a client id in place of one.
var assertion = 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
var groups = ['http', 'durable']

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: isZoneRedundant }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      appSettings: map(items(settings), setting => { name: setting.key, value: setting.value })
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        alwaysReady: map(
          items(scale.alwaysReady),
          one => { name: contains(groups, one.key) ? one.key : 'function:${one.key}', instanceCount: one.value }
        )
        instanceMemoryMB: scale.instanceMemoryMB
        maximumInstanceCount: scale.maximumInstances
        triggers: { http: { perInstanceConcurrency: scale.httpConcurrency } }
      }
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  // Who signs in is told to the app; who does not goes on as nobody, and the app refuses them where a route wants somebody. Health does not.
  resource login 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true, runtimeVersion: '~1' }
      globalValidation: { requireAuthentication: false, unauthenticatedClientAction: 'AllowAnonymous' }
      httpSettings: { requireHttps: true, forwardProxy: { convention: 'NoProxy' } }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: signIn.clientId
            clientSecretSettingName: assertion
            openIdIssuer: '${environment().authentication.loginEndpoint}${signIn.tenantId}/v2.0'
          }
          validation: {
            allowedAudiences: [signIn.clientId, 'api://${signIn.clientId}']
            defaultAuthorizationPolicy: { allowedApplications: union([signIn.clientId], signIn.clients) }
          }
        }
      }
      login: { preserveUrlFragmentsForLogins: false, tokenStore: { enabled: false } }
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'FunctionAppLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Resource id of the app.')
output id string = app.id

@description('Name that clients call it by.')
output hostName string = app.properties.defaultHostName
