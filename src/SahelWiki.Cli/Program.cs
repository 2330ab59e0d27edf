using SahelWiki.Cli.Commands;

return await SahelWikiCommand.Create().Parse(args).InvokeAsync();
