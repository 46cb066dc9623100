namespace OpenRouter.Aot.Tests.Flow;

public class LearnedPaceTests
{
    private readonly LearnedPace pace = new();
    private DateTimeOffset now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_a_refusal_nothing_is_counted()
    {
        Assert.Equal(1_000, Take(1_000));
        Assert.Null(pace.FindUsedUp(now));
    }

    [Fact]
    public void A_limit_that_is_named_is_used_up_until_its_reset()
    {
        pace.Learn(20, now.AddSeconds(40), now);
        Assert.Equal(0, Take(1));
        Assert.Equal((20, now.AddSeconds(40)), pace.FindUsedUp(now));
        now = now.AddSeconds(40);
        Assert.Null(pace.FindUsedUp(now));
        Assert.Equal(20, Take(20));
    }

    [Fact]
    public void In_the_second_window_one_request_asks_how_long_a_window_is()
    {
        LearnTwice();
        // 60 s between the resets: nobody said so, and nothing but the resets is believed.
        now = now.AddSeconds(60);
        for (int window = 0; window < 2; window++)
        {
            Assert.Equal(20, Take(100));
            Assert.Equal((20, now.AddSeconds(60)), pace.FindUsedUp(now));
            now = now.AddSeconds(60);
        }
    }

    [Fact]
    public void Each_answer_that_is_the_same_makes_the_next_question_rarer()
    {
        LearnTwice();
        int questions = 0;
        for (int window = 0; window < 200; window++)
        {
            now = now.AddSeconds(60);
            Assert.Equal(20, Take(20));
            if (!pace.TryTake(now, out bool isQuestion))
                continue;
            Assert.True(isQuestion);
            Assert.False(pace.TryTake(now, out _), "one question at a time");
            questions++;
            pace.Learn(20, now.AddSeconds(60), now);
            pace.Return(isQuestion: true, isAccepted: false, wasSent: true);
        }

        Assert.InRange(questions, 1, 8);
    }

    [Fact]
    public void A_question_that_is_taken_on_shows_that_the_limit_is_another()
    {
        pace.Learn(20, now.AddSeconds(40), now);
        now = now.AddSeconds(40);
        Assert.Equal(20, Take(20));
        Assert.True(pace.TryTake(now, out bool isQuestion) && isQuestion);
        Assert.Equal(0, Take(1));
        pace.Return(isQuestion: true, isAccepted: true, wasSent: true);
        Assert.Equal(19, Take(19));
    }

    [Fact]
    public void A_question_of_which_nobody_knows_what_came_is_asked_again()
    {
        pace.Learn(2, now.AddSeconds(40), now);
        now = now.AddSeconds(40);
        Assert.Equal(2, Take(2));
        Assert.True(pace.TryTake(now, out _));
        Assert.False(pace.TryTake(now, out _));
        pace.Return(isQuestion: true, isAccepted: false, wasSent: true);
        Assert.True(pace.TryTake(now, out bool asksAgain) && asksAgain);
    }

    [Fact]
    public void What_was_not_sent_after_all_does_not_count()
    {
        pace.Learn(3, now.AddSeconds(40), now);
        now = now.AddSeconds(40);
        for (int i = 0; i < 10; i++)
        {
            Assert.True(pace.TryTake(now, out bool isQuestion));
            pace.Return(isQuestion, isAccepted: false, wasSent: false);
        }

        Assert.Equal(3, Take(3));
    }

    [Fact]
    public void Of_a_minutes_limit_and_a_days_the_later_reset_counts()
    {
        pace.Learn(20, now.AddSeconds(30), now);
        pace.Learn(50, now.AddHours(9), now);
        Assert.Equal((50, now.AddHours(9)), pace.FindUsedUp(now));
        now = now.AddMinutes(5);
        Assert.Equal(0, Take(1));
        now = now.AddHours(9);
        Assert.Equal(20, Take(20));
    }

    [Fact]
    public void A_window_begins_with_its_first_request()
    {
        LearnTwice();
        now = now.AddSeconds(90);
        Assert.Equal(20, Take(30));
        Assert.Equal((20, now.AddSeconds(60)), pace.FindUsedUp(now));
    }

    [Fact]
    public void Refusals_that_lie_far_apart_do_not_make_a_window_long()
    {
        pace.Learn(2, now.AddSeconds(60), now);
        // Nobody waited for the end of the window; hours later two requests are too many.
        now = now.AddHours(5);
        Assert.Equal(2, Take(2));
        Assert.True(pace.TryTake(now, out bool isQuestion) && isQuestion);
        pace.Learn(2, now.AddSeconds(60), now);
        pace.Return(isQuestion: true, isAccepted: false, wasSent: true);

        now = now.AddSeconds(60);
        Assert.Equal(2, Take(2));
        // It is not known yet how long a window is: one asks, and nobody waits for hours.
        Assert.Null(pace.FindUsedUp(now));
        Assert.True(pace.TryTake(now, out isQuestion) && isQuestion);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Nonsense_teaches_nothing(int most)
    {
        pace.Learn(most, now.AddSeconds(40), now);
        pace.Learn(20, now, now);
        Assert.Equal(100, Take(100));
    }

    [Fact]
    public void Limits_without_end_are_not_remembered_without_end()
    {
        for (int most = 1; most <= 100; most++)
            pace.Learn(most, now.AddSeconds(40), now);
        Assert.Equal(0, Take(1));
        now = now.AddSeconds(40);
        Assert.InRange(Take(200), 90, 97);
    }

    /// <summary>Refused in one window, and by its one question in the next: now it is known that a window is 60 s.</summary>
    private void LearnTwice()
    {
        pace.Learn(20, now.AddSeconds(60), now);
        now = now.AddSeconds(60);
        Assert.Equal(20, Take(20));
        Assert.True(pace.TryTake(now, out bool isQuestion) && isQuestion);
        Assert.False(pace.TryTake(now, out _));
        pace.Learn(20, now.AddSeconds(60), now);
        pace.Return(isQuestion: true, isAccepted: false, wasSent: true);
        Assert.Equal((20, now.AddSeconds(60)), pace.FindUsedUp(now));
    }

    private int Take(int wanted)
    {
        int taken = 0;
        while (taken < wanted && pace.TryTake(now, out bool isQuestion))
        {
            if (isQuestion)
            {
                pace.Return(isQuestion: true, isAccepted: false, wasSent: false);
                break;
            }

            taken++;
        }

        return taken;
    }
}
