/* 分享本页: the system's own sheet where there is one, else the address is copied and that is said. */
(function () {
  "use strict";

  function copyByHand(text) {
    var field = document.createElement("textarea"), isCopied = false;
    field.value = text;
    field.readOnly = true;
    field.className = "gr-hidden";
    document.body.appendChild(field);
    field.select();
    try { isCopied = document.execCommand("copy"); } catch (error) { isCopied = false; }
    field.remove();
    return isCopied;
  }

  function copy(text) {
    if (!navigator.clipboard || !window.isSecureContext) return Promise.resolve(copyByHand(text));
    return navigator.clipboard.writeText(text).then(function () { return true; }, function () { return copyByHand(text); });
  }

  function prepare(button) {
    var said = button.parentNode.querySelector("[role=status]"), timer;
    var address = button.dataset.share || location.href.split("#")[0];

    function tell(isCopied) {
      said.textContent = button.dataset[isCopied ? "copied" : "failed"];
      button.focus();
      clearTimeout(timer);
      timer = setTimeout(function () { said.textContent = ""; }, 6000);
    }

    function pass() {
      if (!navigator.share) return copy(address).then(tell);
      return navigator.share({ title: document.title, url: address }).catch(function (error) {
        if (error.name !== "AbortError") return copy(address).then(tell);
      });
    }

    button.addEventListener("click", pass);
    button.hidden = false;
  }

  document.querySelectorAll("[data-share]").forEach(prepare);
})();
