namespace Stp.Deployment.Tests.Pipeline;

/// <summary>How each script is called in the tests, and the commands that change something, which it then carries out.</summary>
internal static class RunbookSamples
{
    private const string Shared = "--shared-resource-group rg-shared";
    private const string Stamp = "--resource-group rg-2";
    private const string Tool = "--tool stp.dll --audience api://app";

    private const string Promote = "az servicebus namespace failover --resource-group rg-shared --namespace-name sb-stp --primary-location northeurope --force";
    private const string Canary = "dotnet stp.dll smoke --url https://func-stp.azurewebsites.net";

    private const string GrantToAgents = "az role assignment create --assignee-object-id a-service-principal --assignee-principal-type ServicePrincipal";
    private const string OnNetwork = "--scope /network --output none";

    /// <summary>What Azure would answer.</summary>
    public static readonly (string Part, string Answer)[] Answers =
    [
        ("outputs.sharedNames.value.serviceBus", "sb-stp"), ("outputs.sharedNames.value.cosmos", "cosmos-stp"), ("outputs.sharedNames.value.referenceStorage", "ststpref"),
        ("outputs.functionAppName.value", "func-stp"), ("outputs.functionAppHostName.value", "func-stp.azurewebsites.net"), ("outputs.hostStorageName.value", "ststp"),
        ("outputs.identityPrincipalId.value", "a-principal"), ("roleType=='Primary'", "North Europe"), ("roleType=='Secondary'", "North Europe"), ("--query id", "/namespace"),
        ("metrics list", "0.0"), ("provisioningState", "true"), ("writeLocations[0]", "North Europe"), ("MessageCount", "0"), ("blob exists", "true"), ("principalId", "a-principal"),
        ("appRoles[?value=='positions.read']", "id-of-positions.read"), ("[0].appId", "an-app"), ("get-access-token", "a-token"), ("web.redirectUris", "https://first/callback"),
        ("query clientId", "a-client"), ("eq 'DevOpsInfrastructure'", "a-service-principal"), ("outputs.agentsSubnetId", "/network/subnets/agents"),
    ];

    /// <summary>A call of each script.</summary>
    public static TheoryData<string, string[]> Calls { get; } = new()
    {
        { $"fail-over-service-bus.sh --resource-group rg-shared --namespace sb-stp --to northeurope --force", [$"{Promote} true"] },
        { $"fail-over-service-bus.sh --resource-group rg-shared --namespace sb-stp --to northeurope", [$"{Promote} false"] },
        {
            "fail-over-cosmos.sh --resource-group rg-shared --account cosmos-stp --from westeurope --to northeurope --third swedencentral",
            ["az cosmosdb failover-priority-change --resource-group rg-shared --name cosmos-stp --failover-policies northeurope=0 westeurope=1 swedencentral=2"]
        },
        {
            "fail-over-cosmos.sh --resource-group rg-shared --account cosmos-stp --from westeurope --to northeurope --force",
            ["az cosmosdb offline-region --resource-group rg-shared --name cosmos-stp --region westeurope"]
        },
        {
            $"fail-over-region.sh {Stamp} {Shared} --to northeurope {Tool}",
            [
                $"{Promote} true",
                "az functionapp config appsettings set --resource-group rg-2 --name func-stp --output none --settings Tables__serviceUri=https://ststpref-secondary.table.core.windows.net",
                Canary,
            ]
        },
        { $"fail-over-region.sh {Stamp} {Shared} --to northeurope --planned", [$"{Promote} false"] },
        {
            $"drain.sh --resource-group rg-shared --namespace sb-stp",
            ["az servicebus queue update --resource-group rg-shared --namespace-name sb-stp --name drop-copy --status SendDisabled --output none"]
        },
        {
            $"drain.sh --resource-group rg-shared --namespace sb-stp --open",
            ["az servicebus queue update --resource-group rg-shared --namespace-name sb-stp --name drop-copy --status Active --output none"]
        },
        {
            $"consumption.sh --action pause {Stamp}",
            ["az functionapp config appsettings set --resource-group rg-2 --name func-stp --output none --settings AzureWebJobs.NormalizeDropCopy.Disabled=true AzureWebJobs.BookTrade.Disabled=true AzureWebJobs.DrainDropCopy.Disabled=true AzureWebJobs.DrainTradeEvents.Disabled=true"]
        },
        {
            $"consumption.sh --action resume {Stamp}",
            ["az functionapp config appsettings set --resource-group rg-2 --name func-stp --output none --settings AzureWebJobs.NormalizeDropCopy.Disabled=false AzureWebJobs.BookTrade.Disabled=false AzureWebJobs.DrainDropCopy.Disabled=false AzureWebJobs.DrainTradeEvents.Disabled=false"]
        },
        { $"smoke.sh {Tool} {Stamp} --prepare", [$"{Canary} --prepare"] },
        { "smoke.sh --tool stp.dll --url http://localhost:7071", ["dotnet stp.dll smoke --url http://localhost:7071"] },
        { $"drill.sh {Stamp} {Shared} --from westeurope --to northeurope {Tool}", [Canary] },
        {
            $"deploy-package.sh {Stamp} --package host.json --keep TEMP",
            [
                "az storage blob download --account-name ststp --container-name packages --name released-package.zip --auth-mode login --file TEMP/released-package.zip --output none",
                "az functionapp deployment source config-zip --resource-group rg-2 --name func-stp --src host.json --output none",
            ]
        },
        { $"roll-back.sh {Stamp} --package host.json", ["az functionapp deployment source config-zip --resource-group rg-2 --name func-stp --src host.json --output none"] },
        {
            $"deploy-stamp.sh --environment prod --stamp 2 {Stamp}",
            ["az bicep install --version v0.0.1", "az deployment group create --resource-group rg-2 --name stp --output none --parameters ROOT/bicep/main.prod.bicepparam"]
        },
        {
            $"deploy-stamp.sh --environment prod --stamp 2 {Stamp} --what-if",
            ["az bicep install --version v0.0.1", "az deployment group what-if --resource-group rg-2 --name stp --parameters ROOT/bicep/main.prod.bicepparam"]
        },
        {
            "grant-roles.sh --app-id an-app --principal person --roles positions.read",
            ["az rest --method post --url https://graph.microsoft.com/v1.0/servicePrincipals//namespace/appRoleAssignedTo --body \\{\\\"principalId\\\":\\\"person\\\"\\,\\\"resourceId\\\":\\\"/namespace\\\"\\,\\\"appRoleId\\\":\\\"id-of-positions.read\\\"\\} --output none"]
        },
        {
            $"trust-stamp.sh {Stamp} --app-id an-app --tenant t",
            ["az ad app federated-credential create --id an-app --output none --parameters \\{\\\"name\\\":\\\"rg-2\\\"\\,\\\"issuer\\\":\\\"https://login.microsoftonline.com/t/v2.0\\\"\\,\\\"subject\\\":\\\"a-principal\\\"\\,\\\"audiences\\\":\\[\\\"api://AzureADTokenExchange\\\"\\]\\}", "az ad app update --id an-app --enable-id-token-issuance true --web-redirect-uris https://first/callback https://func-stp.azurewebsites.net/.auth/login/aad/callback"]
        },
        {
            "make-agents.sh --resource-group rg-2 --pool stp-test --organization https://dev.azure.com/firm --project trades",
            [
                $"{GrantToAgents} --role Reader {OnNetwork}",
                $"{GrantToAgents} --role Network\\ Contributor {OnNetwork}",
                "az deployment group create --resource-group rg-2 --name agents --template-file ROOT/bicep/agents.bicep --output none --parameters name=stp-test subnetId=/network/subnets/agents organization=https://dev.azure.com/firm project=trades",
            ]
        },
    };
}
