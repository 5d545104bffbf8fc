// An old address leads on with the place on the page (#…) and the words sought (?…), which a refresh would forget.
addEventListener("DOMContentLoaded", () => {
  const way = document.querySelector("a[data-moved]");
  if (way) location.replace(way.getAttribute("href") + location.search + location.hash);
});
