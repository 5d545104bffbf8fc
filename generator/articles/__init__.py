"""Records told elsewhere, in the forms that other platforms take: articles for WeChat, posts for Weibo."""
