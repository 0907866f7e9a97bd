using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Unit.Functions;

public sealed class WorkerSurfaceTests
{
    /// <summary>What the genuine worker offers and functions may use. A member beyond it would compile here and nowhere else.</summary>
    private const string Allowed = """
        Microsoft.Azure.Functions.Worker.AuthorizationLevel: enum
        AuthorizationLevel.Anonymous = 0
        AuthorizationLevel.User = 1
        AuthorizationLevel.Function = 2
        AuthorizationLevel.System = 3
        AuthorizationLevel.Admin = 4
        Microsoft.Azure.Functions.Worker.BindingContext: abstract
        BindingContext.BindingData: abstract IReadOnlyDictionary<String, Object> { get; }
        Microsoft.Azure.Functions.Worker.Builder.FunctionsApplication: static
        FunctionsApplication.CreateBuilder(String[] args) -> FunctionsApplicationBuilder
        Microsoft.Azure.Functions.Worker.Builder.FunctionsApplicationBuilder: class
        FunctionsApplicationBuilder.Services: IServiceCollection { get; }
        FunctionsApplicationBuilder.Configuration: ConfigurationManager { get; }
        FunctionsApplicationBuilder.Environment: IHostEnvironment { get; }
        FunctionsApplicationBuilder.Logging: ILoggingBuilder { get; }
        FunctionsApplicationBuilder.Build() -> IHost
        Microsoft.Azure.Functions.Worker.Builder.FunctionsApplicationBuilderAspNetCoreExtensions: static
        FunctionsApplicationBuilderAspNetCoreExtensions.ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) -> FunctionsApplicationBuilder
        Microsoft.Azure.Functions.Worker.FunctionAttribute: attribute of a Method
        FunctionAttribute(String name)
        FunctionAttribute.Name: String { get; }
        Microsoft.Azure.Functions.Worker.FunctionContext: abstract
        FunctionContext.InvocationId: abstract String { get; }
        FunctionContext.BindingContext: abstract BindingContext { get; }
        FunctionContext.CancellationToken: virtual CancellationToken { get; }
        Microsoft.Azure.Functions.Worker.HttpTriggerAttribute: attribute of a Parameter
        HttpTriggerAttribute()
        HttpTriggerAttribute(params String[] methods)
        HttpTriggerAttribute(AuthorizationLevel authLevel)
        HttpTriggerAttribute(AuthorizationLevel authLevel, params String[] methods)
        HttpTriggerAttribute.Route: String? { get; set; }
        HttpTriggerAttribute.Methods: String[]? { get; }
        HttpTriggerAttribute.AuthLevel: AuthorizationLevel { get; }
        Microsoft.Azure.Functions.Worker.QueueTriggerAttribute: attribute of a Parameter
        QueueTriggerAttribute(String queueName)
        QueueTriggerAttribute.QueueName: String { get; }
        QueueTriggerAttribute.Connection: String? { get; set; }
        Microsoft.Azure.Functions.Worker.ScheduleStatus: class
        ScheduleStatus()
        ScheduleStatus.Last: DateTime { get; set; }
        ScheduleStatus.Next: DateTime { get; set; }
        ScheduleStatus.LastUpdated: DateTime { get; set; }
        Microsoft.Azure.Functions.Worker.TimerInfo: class
        TimerInfo()
        TimerInfo.ScheduleStatus: ScheduleStatus? { get; set; }
        TimerInfo.IsPastDue: Boolean { get; set; }
        Microsoft.Azure.Functions.Worker.TimerTriggerAttribute: attribute of a Parameter
        TimerTriggerAttribute(String schedule)
        TimerTriggerAttribute.Schedule: String { get; }
        TimerTriggerAttribute.UseMonitor: Boolean { get; set; }
        TimerTriggerAttribute.RunOnStartup: Boolean { get; set; }
        """;

    [Fact]
    public void The_declared_surface_is_the_allowed_one()
    {
        var declared = typeof(FunctionAttribute)
            .Assembly.GetExportedTypes()
            .Where(type => type.FullName!.StartsWith("Microsoft.", StringComparison.Ordinal))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(DeclaredSurface.Of);

        Assert.Equal(Allowed, string.Join('\n', declared));
    }

    [Fact]
    public void Defaults_are_those_of_the_genuine_worker()
    {
        var http = new HttpTriggerAttribute();
        var timer = new TimerTriggerAttribute("0 0 5 * * *");

        Assert.Equal(AuthorizationLevel.Function, http.AuthLevel);
        Assert.Null(http.Methods);
        Assert.Null(http.Route);
        Assert.Equal(AuthorizationLevel.Function, new HttpTriggerAttribute("get").AuthLevel);
        Assert.True(timer.UseMonitor);
        Assert.False(timer.RunOnStartup);
    }
}
