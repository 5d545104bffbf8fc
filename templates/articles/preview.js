/* What is copied is the article exactly as it was written, never what this page adds to it for looking. */
(function () {
  "use strict";

  var article = document.getElementById("article");
  var html = article ? article.innerHTML : "";

  /* For pages opened from a folder or from a machine in the house, where browsers lend no clipboard. */
  function copyByHand(markup, plain) {
    var range = document.createRange(), selection = window.getSelection(), isCopied = false;
    function put(event) {
      event.clipboardData.setData("text/plain", plain);
      if (markup) event.clipboardData.setData("text/html", markup);
      event.preventDefault();
      isCopied = true;
    }
    range.selectNodeContents(document.querySelector("h1"));
    selection.removeAllRanges();
    selection.addRange(range);
    document.addEventListener("copy", put);
    try { document.execCommand("copy"); } catch (error) { isCopied = false; }
    document.removeEventListener("copy", put);
    selection.removeAllRanges();
    return isCopied;
  }

  function copy(markup, plain) {
    var sorts = { "text/plain": new Blob([plain], { type: "text/plain" }) };
    if (!window.isSecureContext || !navigator.clipboard || !window.ClipboardItem) {
      return Promise.resolve(copyByHand(markup, plain));
    }
    if (markup) sorts["text/html"] = new Blob([markup], { type: "text/html" });
    return navigator.clipboard.write([new ClipboardItem(sorts)]).then(
      function () { return true; },
      function () { return copyByHand(markup, plain); }
    );
  }

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    var said = button.parentNode.querySelector("[role=status]"), timer;
    button.addEventListener("click", function () {
      var from = document.getElementById(button.dataset.copy);
      var plain = "value" in from ? from.value : from.textContent;
      copy(button.dataset.copy === "plain" ? html : "", plain).then(function (isCopied) {
        said.textContent = isCopied ? "已复制" : "没能复制，请选中以后按 Ctrl+C";
        clearTimeout(timer);
        timer = setTimeout(function () { said.textContent = ""; }, 6000);
      });
    });
  });

  document.querySelectorAll("#article p").forEach(function (place) {
    var found = /^【图(\d+)】/.exec(place.textContent);
    var file = found && document.querySelector('[data-picture="' + found[1] + '"] img');
    var shown = file && file.cloneNode();
    if (!shown) return;
    shown.className = "shown" + (/qr\.png$/.test(file.getAttribute("src")) ? " shown--qr" : "");
    place.parentNode.insertBefore(shown, place);
  });
})();
