using SahelWiki.Cli.Commands;

return await SahelWikiCommand.Run(args);
