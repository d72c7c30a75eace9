using SkillOpt.Harnesses.Agents;

namespace SkillOpt.Harnesses.Tests.Agents;

public sealed class FinalAnswerTests
{
    [Theory]
    [InlineData(
        "codex",
        """
            {"type":"item.completed","item":{"id":"1","type":"agent_message","text":"I look."}}
            {"type":"item.completed","item":{"id":"2","type":"command_execution","command":"ls","aggregated_output":"a"}}
            {"type":"turn.completed"}
            """
    )]
    [InlineData(
        "claude-code",
        """
            {"type":"assistant","message":{"content":[{"type":"text","text":"I look."}]}}
            {"type":"assistant","message":{"content":[{"type":"tool_use","id":"1","name":"Bash","input":{}}]}}
            {"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"1","content":"a"}]}}
            {"type":"result","subtype":"success","is_error":false,"result":""}
            """
    )]
    [InlineData(
        "cursor",
        """
            {"type":"assistant","message":{"content":[{"type":"text","text":"I look."}]}}
            {"type":"tool_call","subtype":"completed","call_id":"1","tool_call":{"shellToolCall":{"args":{},"result":{}}}}
            {"type":"result","subtype":"success","is_error":false,"result":"I look."}
            """
    )]
    [InlineData(
        "copilot",
        """
            {"type":"assistant.message","data":{"content":"I look."}}
            {"type":"tool.execution_start","data":{"toolCallId":"1","toolName":"bash","arguments":{}}}
            {"type":"tool.execution_complete","data":{"toolCallId":"1","success":true,"result":{"content":"a"}}}
            {"type":"result","exitCode":0}
            """
    )]
    [InlineData(
        "gemini",
        """
            {"type":"message","role":"assistant","content":"I look."}
            {"type":"tool_use","tool_id":"1","tool_name":"glob","parameters":{}}
            {"type":"tool_result","tool_id":"1","status":"success","output":"a"}
            {"type":"result","status":"success"}
            """
    )]
    [InlineData(
        "opencode",
        """
            {"type":"text","part":{"text":"I look."}}
            {"type":"tool_use","part":{"callID":"1","tool":"bash","state":{"status":"completed","input":{},"output":"a"}}}
            {"type":"step_finish","part":{"reason":"stop"}}
            """
    )]
    public void What_is_said_before_a_call_is_not_the_answer(string name, string stream)
    {
        var reply = AgentCatalog.Find(name)!.Read(new AgentOutput(0, stream, "") { Folder = Recorded.Folder });

        reply.Answer.ShouldBeEmpty();
        reply.Fault.ShouldBeNull();
        reply.Timeline.Count.ShouldBe(3);
    }
}
