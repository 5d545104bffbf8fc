// Two places of the same size, one over the other: what comes fades in while what was there fades out.
(() => {
  "use strict";
  const stage = guangrongStage;

  // Gives {turn(html, dataset)}; the pictures of what went are let go when its place is needed again.
  stage.faces = (holder, style) => {
    const faces = [0, 1].map(() => {
      const face = document.createElement("div");
      face.className = style;
      face.inert = true;
      holder.append(face);
      return { face, letGo: null };
    });
    let front = 0;

    return {
      turn(html, dataset = {}) {
        faces[front].face.classList.remove("on");
        faces[front].face.inert = true;
        front = 1 - front;
        const one = faces[front];
        one.letGo?.();
        one.face.innerHTML = html;
        Object.assign(one.face.dataset, dataset);
        one.letGo = stage.pictures(one.face);
        one.face.inert = false;
        one.face.classList.add("on");
        return one.face;
      },
    };
  };
})();
