"""Records told elsewhere than on the site, in the forms that other platforms take: WeChat articles and posts on Weibo."""
