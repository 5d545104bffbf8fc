// Two places of the same size, one over the other: what comes fades in while what was there fades out.
(() => {
  "use strict";
  const stage = guangrongStage;

  // Gives {turn(html, dataset)}, which says when the pictures of what went may be let go.
  stage.faces = (holder, style) => {
    const faces = [0, 1].map(() => {
      const face = document.createElement("div");
      face.className = style;
      face.inert = true;
      holder.append(face);
      return { face, letGo: null };
    });
    let front = 0;

    function clear(one) {
      one.letGo?.();
      one.letGo = null;
      one.face.replaceChildren();
    }

    return {
      turn(html, dataset = {}) {
        faces[front].face.classList.remove("on");
        faces[front].face.inert = true;
        front = 1 - front;
        const one = faces[front];
        clear(one);
        one.face.innerHTML = html;
        for (const link of one.face.querySelectorAll("a")) link.replaceWith(...link.childNodes);
        Object.assign(one.face.dataset, dataset);
        one.letGo = stage.pictures(one.face);
        one.face.inert = false;
        one.face.classList.add("on");
        return one.face;
      },
      clear: () => faces.forEach(clear),
    };
  };
})();
