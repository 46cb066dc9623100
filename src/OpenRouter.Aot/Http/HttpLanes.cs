namespace OpenRouter.Aot;

/// <summary>
/// The connections of a client. Over HTTP/2 a handler puts all that it is given on one connection, up to the server's limit (100 streams at most
/// services), and then opens the next while the request waits, one at a time. So there are several handlers, and one is filled to half of
/// that before the next is taken: a quiet client keeps to one connection, a busy one spreads over as many as it needs before anything
/// waits. Safe for use by several threads.
/// </summary>
internal sealed class HttpLanes : IDisposable
{
    /// <summary>The most lanes. Beyond them each lane opens more connections by itself.</summary>
    public const int Most = 32;

    /// <summary>How many exchanges a lane takes before the next is begun.</summary>
    public const int StreamsOfLane = 50;

    // What nearly every server takes on a connection.
    private const int StreamsOfConnection = 100;

    private readonly Lock gate = new();
    private readonly Func<HttpMessageHandler> create;
    private readonly bool isOwn;
    private readonly HttpLane?[] lanes;
    private bool isDisposed;

    /// <param name="create">Makes a handler.</param>
    /// <param name="isOwn">Whether it is the client's own.</param>
    /// <param name="count">The most lanes: 1 where a handler opens a connection for each exchange by itself.</param>
    public HttpLanes(Func<HttpMessageHandler> create, bool isOwn, int count)
    {
        this.create = create;
        this.isOwn = isOwn;
        lanes = new HttpLane[count];
        lanes[0] = new HttpLane(create(), isOwn);
    }

    /// <summary>The most lanes.</summary>
    public int Count => lanes.Length;

    /// <summary>Finds the lane for an exchange, which it must leave: the first that has room, else the emptiest.</summary>
    public HttpLane Enter()
    {
        HttpLane lane = lanes[0]!;
        if (lanes.Length > 1 && lane.InFlight >= StreamsOfLane)
            lane = FindRoom();
        lane.Enter();
        return lane;
    }

    /// <summary>The lane at a place.</summary>
    public HttpLane Get(int index) => Volatile.Read(ref lanes[index]) ?? Create(index);

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            foreach (HttpLane? lane in lanes)
                lane?.Dispose();
        }
    }

    private HttpLane FindRoom()
    {
        HttpLane? emptiest = null;
        HttpLane? standing = null;
        for (int i = 0; i < lanes.Length; i++)
        {
            HttpLane lane = Get(i);
            int inFlight = lane.InFlight;
            if (inFlight < StreamsOfLane)
            {
                // Until the next lane's connection stands, one exchange waits for it, and the others have room where they need not.
                bool isWaitedFor = !lane.IsWarm && inFlight > 0;
                return isWaitedFor && standing is not null ? standing : lane;
            }

            if (lane.IsWarm && inFlight < StreamsOfConnection && (standing is null || inFlight < standing.InFlight))
                standing = lane;
            if (emptiest is null || inFlight < emptiest.InFlight)
                emptiest = lane;
        }

        return emptiest!;
    }

    private HttpLane Create(int index)
    {
        lock (gate)
        {
            if (lanes[index] is { } there)
                return there;
            var lane = new HttpLane(create(), isOwn);
            // A client that is being disposed of: what is sent on the lane fails as on the others.
            if (isDisposed)
                lane.Dispose();
            Volatile.Write(ref lanes[index], lane);
            return lane;
        }
    }
}
