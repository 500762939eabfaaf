#!/usr/bin/env bash
# Once for each environment: the resource groups, and who may work in them. It may be run again, and changes nothing then.
source "$(dirname "$0")/common.sh"

USAGE="usage: bootstrap.sh --environment test|prod --subscription ID --groups NAME=REGION,... --issuer URL --subject TEXT [--operators ID] [--hub-network ID] [--dry-run]
  --groups: the resource groups that the pipeline deploys to, for example rg-stp-prod-1=westeurope,rg-stp-prod-2=northeurope,rg-stp-prod-shared=swedencentral
  --issuer, --subject: what the service connection of the pipeline shows for workload identity federation; no secret is made.
  --operators: object id of the Entra group of those who deploy by hand and use the runbooks. --hub-network: resource id of the firm's own network.
  It registers resource providers, makes the groups and the identity of the pipeline, and gives it and the operators their roles."
REQUIRED="environment subscription groups issuer subject"
OPTIONAL="operators hub-network"
parse "$@"
[[ "$environment" =~ ^[a-z]{2,8}$ ]] || refuse "--environment is two to eight small letters."

[[ "$groups" =~ ^[^=,]+=[^=,]+(,[^=,]+=[^=,]+)*$ ]] || refuse "--groups is NAME=REGION,NAME=REGION."

IFS=, read -r -a pairs <<< "$groups"
location="${pairs[0]#*=}"
group="rg-stp-$environment-pipeline"
identity="id-stp-$environment-pipeline"

run az account set --subscription "$subscription"
for provider in App DevCenter DevOpsInfrastructure DocumentDB DurableTask Insights KeyVault ManagedIdentity Network OperationalInsights ServiceBus Storage Web; do
    run az provider register --namespace "Microsoft.$provider"
done

run az group create --name "$group" --location "$location" --output none
run az identity create --resource-group "$group" --name "$identity" --location "$location" --output none
run az identity federated-credential create --resource-group "$group" --identity-name "$identity" --name azure-pipelines \
    --issuer "$issuer" --subject "$subject" --audiences api://AzureADTokenExchange --output none
principal="$(ask_for a-principal az identity show --resource-group "$group" --name "$identity" --query principalId --output tsv)"
client="$(ask_for a-client az identity show --resource-group "$group" --name "$identity" --query clientId --output tsv)"

# The roles that the template gives, and no others: the pipeline cannot make itself or anybody else an owner. A test holds them to the template.
given="b7e6dc6d-f1e8-4753-8033-0f276bb0955b, 0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, b86a8fe4-44ce-4948-aee5-eccb2c155cd7, 4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0, \
69a216fc-b8fb-44d8-bc22-1f3c2cd27a39, 4633458b-17de-408a-b874-0445c86b69e6, 3913510d-42f4-4e42-8a64-420c390055eb, 0ad04412-c4d5-4796-b79c-f76d14c8d402"
assignments="Microsoft.Authorization/roleAssignments"
only() {
    echo "((!(ActionMatches{'$assignments/$1'})) OR ($2[$assignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {$given}))"
}
condition="$(only write @Request) AND $(only delete @Resource)"

workers=("$principal ServicePrincipal")
[[ -z "$operators" ]] || workers+=("$operators Group")

# Gives a role to the pipeline and to the operators: grant ROLE SCOPE [CONDITION].
grant() {
    local worker id kind
    for worker in "${workers[@]}"; do
        read -r id kind <<< "$worker"
        run az role assignment create --assignee-object-id "$id" --assignee-principal-type "$kind" --role "$1" --scope "$2" --output none \
            ${3:+--condition "$3" --condition-version 2.0}
    done
}

# In these groups and nowhere else they make resources, give the app's identity its roles, and read and write the packages of the app.
for pair in "${pairs[@]}"; do
    run az group create --name "${pair%%=*}" --location "${pair#*=}" --output none
    scope="/subscriptions/$subscription/resourceGroups/${pair%%=*}"
    grant "Contributor" "$scope"
    grant "Storage Blob Data Contributor" "$scope"
    grant "Role Based Access Control Administrator" "$scope" "$condition"
done

# Who makes a peering needs a right on the other network, too.
[[ -z "$hub_network" ]] || grant "Network Contributor" "$hub_network"
echo "Identity of the pipeline: client id $client, object id $principal."
