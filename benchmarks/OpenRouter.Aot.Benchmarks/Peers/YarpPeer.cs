using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Model;

namespace OpenRouter.Aot.Benchmarks.Peers;

/// <summary>
/// A policy of YARP, as its own middleware calls it. YARP's counter of requests in flight cannot be incremented from outside, so its whole work is
/// the choice alone: less than the others do.
/// </summary>
internal sealed class YarpPeer
{
    private readonly ILoadBalancingPolicy policy;
    private readonly DefaultHttpContext context = new();
    private readonly ClusterState cluster = new("keys");
    private readonly DestinationState[] destinations;

    /// <param name="policy">The policy's name.</param>
    /// <param name="keys">How many destinations.</param>
    public YarpPeer(string policy, int keys)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddReverseProxy();
        using ServiceProvider provider = services.BuildServiceProvider();
        this.policy = provider.GetServices<ILoadBalancingPolicy>().Single(one => one.Name == policy);
        destinations = [.. Enumerable.Range(0, keys).Select(slot => new DestinationState($"key-{slot + 1}"))];
    }

    public DestinationState? Pick() => policy.PickDestination(context, cluster, destinations);
}
