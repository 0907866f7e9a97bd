using System.Text.Json;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>With a network of their own the apps alone reach the data; without one, identities alone.</summary>
public sealed class DeployedNetworkTests
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Endpoints = "Microsoft.Network/privateEndpoints";
    private const string Networks = "Microsoft.Network/virtualNetworks";
    private const string Zones = "Microsoft.Network/privateDnsZones";

    /// <summary>Two apps, and one.</summary>
    public static TheoryData<string> Private => ["production", "busy"];

    /// <summary>Two apps, and one.</summary>
    public static TheoryData<string> Open => ["open", "trial"];

    [Theory]
    [MemberData(nameof(Private))]
    public async Task The_data_answer_nobody_outside_of_the_network(string environment)
    {
        var data = Data(await DeployedEnvironment.ReadAsync(environment));
        var rules = data.GetProperty("networkAcls");

        Assert.Equal("Disabled", data.GetProperty("publicNetworkAccess").GetString());
        Assert.Equal("Deny", rules.GetProperty("defaultAction").GetString());
        Assert.Equal("None", rules.GetProperty("bypass").GetString());
        Assert.False(rules.TryGetProperty("ipRules", out _));
        Assert.False(data.GetProperty("allowSharedKeyAccess").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Private))]
    public async Task Blobs_queues_and_tables_have_an_endpoint_in_the_network_each(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var account = Assert.Single(deployed.OfType(Account), IsOfData).GetProperty("id");
        var network = Assert.Single(deployed.OfType(Networks)).GetProperty("id").GetString();
        var endpoints = deployed
            .OfType(Endpoints)
            .Select(e => e.GetProperty("properties"))
            .Select(p =>
                (
                    Subnet: p.GetProperty("subnet").GetProperty("id").GetString(),
                    Link: Assert
                        .Single(p.GetProperty("privateLinkServiceConnections").EnumerateArray())
                        .GetProperty("properties")
                )
            )
            .ToList();

        Assert.Equal(
            ["blob", "queue", "table"],
            endpoints.Select(e =>
                Assert.Single(e.Link.GetProperty("groupIds").EnumerateArray()).GetString()
            )
        );
        Assert.All(
            endpoints,
            e =>
            {
                Assert.Equal($"{network}/subnets/endpoints", e.Subnet);
                Assert.Equal(
                    account.GetString(),
                    e.Link.GetProperty("privateLinkServiceId").GetString()
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(Private))]
    public async Task Inside_of_the_network_the_names_of_the_account_lead_to_the_endpoints(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var network = Assert.Single(deployed.OfType(Networks)).GetProperty("id").GetString();
        // The suffix of the cloud is worked out by Azure, so a zone is an expression here.
        var zones = deployed.OfType(Zones).Select(z => z.GetProperty("name").GetString()!).ToList();

        Assert.Equal(
            new[] { "blob", "queue", "table" }.Select(part =>
                $"[format('privatelink.{{0}}.{{1}}', '{part}', environment().suffixes.storage)]"
            ),
            zones
        );
        Assert.Equal(
            zones.Select(zone => (ExpressionOf(zone), network)),
            deployed
                .OfType($"{Zones}/virtualNetworkLinks")
                .Zip(
                    zones,
                    (link, zone) =>
                        (
                            Within(link.GetProperty("name"), ExpressionOf(zone)),
                            link.GetProperty("properties")
                                .GetProperty("virtualNetwork")
                                .GetProperty("id")
                                .GetString()
                        )
                )
        );
        Assert.Equal(
            zones.Select(ExpressionOf),
            deployed
                .OfType($"{Endpoints}/privateDnsZoneGroups")
                .Zip(
                    zones,
                    (group, zone) =>
                        Within(
                            Assert
                                .Single(
                                    group
                                        .GetProperty("properties")
                                        .GetProperty("privateDnsZoneConfigs")
                                        .EnumerateArray()
                                )
                                .GetProperty("properties")
                                .GetProperty("privateDnsZoneId"),
                            ExpressionOf(zone)
                        )
                )
        );
    }

    [Theory]
    [MemberData(nameof(Private))]
    public async Task Each_app_has_a_subnet_of_its_own_that_is_delegated_to_Flex(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var network = Assert.Single(deployed.OfType(Networks));
        var subnets = network
            .GetProperty("properties")
            .GetProperty("subnets")
            .EnumerateArray()
            .ToList();

        Assert.All(
            deployed.Apps,
            app =>
            {
                var subnet = Assert.Single(
                    subnets,
                    s =>
                        string.Equals(
                            $"{network.GetProperty("id").GetString()}/subnets/{s.GetProperty("name").GetString()}",
                            app.Properties.GetProperty("virtualNetworkSubnetId").GetString(),
                            StringComparison.Ordinal
                        )
                );
                Assert.Equal(
                    "Microsoft.App/environments",
                    Assert
                        .Single(
                            subnet
                                .GetProperty("properties")
                                .GetProperty("delegations")
                                .EnumerateArray()
                        )
                        .GetProperty("properties")
                        .GetProperty("serviceName")
                        .GetString()
                );
            }
        );
        Assert.Equal(deployed.Apps.Count() + 1, subnets.Count);
        // Flex takes no subnet with an underscore in its name.
        Assert.All(subnets, s => Assert.Matches("^[a-z]+$", s.GetProperty("name").GetString()));
        Assert.Equal(
            subnets.Count,
            subnets
                .Select(s => s.GetProperty("properties").GetProperty("addressPrefix").GetString())
                .Distinct(StringComparer.Ordinal)
                .Count()
        );
    }

    [Theory]
    [MemberData(nameof(Private))]
    public async Task The_account_of_a_host_holds_no_answer_and_takes_packages_from_the_platform(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.All(
            deployed.OfType(Account).Where(a => !IsOfData(a)),
            host =>
                Assert.Equal(
                    "Enabled",
                    host.GetProperty("properties").GetProperty("publicNetworkAccess").GetString()
                )
        );
    }

    [Theory]
    [MemberData(nameof(Open))]
    public async Task Without_a_network_there_is_none_and_the_data_answer_identities(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var data = Data(deployed);

        Assert.Equal("Enabled", data.GetProperty("publicNetworkAccess").GetString());
        Assert.False(data.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.DoesNotContain(
            deployed.Resources,
            r =>
                r.GetProperty("type")
                    .GetString()!
                    .StartsWith("Microsoft.Network/", StringComparison.Ordinal)
        );
        Assert.All(
            deployed.Apps,
            app =>
                Assert.False(
                    app.Properties.TryGetProperty("virtualNetworkSubnetId", out var subnet)
                        && subnet.ValueKind is not JsonValueKind.Null
                )
        );
    }

    [Fact]
    public async Task A_network_changes_no_right()
    {
        var with = await DeployedEnvironment.ReadAsync("production");
        var without = await DeployedEnvironment.ReadAsync("open");

        Assert.All(
            ["web", "counting"],
            role => Assert.Equal(with.RightsOf(with.App(role)), without.RightsOf(without.App(role)))
        );
    }

    private static string ExpressionOf(string zone) => zone.Trim('[', ']');

    // The part itself where it stands in the expression; else all of it, for the failure to show.
    private static string Within(JsonElement expression, string part) =>
        expression.GetString()!.Contains(part, StringComparison.Ordinal)
            ? part
            : expression.GetString()!;

    private static JsonElement Data(DeployedEnvironment deployed) =>
        Assert.Single(deployed.OfType(Account), IsOfData).GetProperty("properties");

    private static bool IsOfData(JsonElement account) =>
        account.GetProperty("name").GetString()!.StartsWith("stsurvey", StringComparison.Ordinal);
}
