/* A field that names a picture in content/media/: seen small, put in from this machine, or one that is there. */
"use strict";
(() => {
  const PictureField = createClass({
    getInitialState() {
      return { told: "", isBusy: false, there: [] };
    },

    async componentDidMount() {
      try {
        this.setState({ there: await machine.ask("pictures") });
      } catch { /* a path can still be typed */ }
    },

    async put(file) {
      if (!file) return;
      this.setState({ told: "正在放进来……", isBusy: true });
      try {
        this.props.onChange(await machine.upload(file));
        this.setState({ told: "", isBusy: false });
      } catch (error) {
        this.setState({ told: error.message, isBusy: false });
      }
    },

    render() {
      const { forID, classNameWrapper, value } = this.props;
      const { told, isBusy, there } = this.state;
      return h("div", { className: `${classNameWrapper} gr-picture` },
        value && h("img", { src: `picture?path=${encodeURIComponent(value)}`, alt: "", key: value }),
        h("label", { className: "gr-button" }, value ? "换一张" : "选一张图片",
          h("input", {
            type: "file", accept: "image/jpeg,image/png,image/webp,image/avif,image/gif", disabled: isBusy,
            onChange: (event) => this.put(event.target.files[0]),
          })),
        h("input", {
          id: forID, type: "text", value: value || "", list: `${forID}-there`, placeholder: "或写 content/media/ 里的路径",
          onChange: (event) => this.props.onChange(event.target.value),
          onFocus: this.props.setActiveStyle, onBlur: this.props.setInactiveStyle,
        }),
        h("datalist", { id: `${forID}-there` }, there.map((path) => h("option", { key: path, value: path }))),
        told && h("p", { role: "alert" }, told));
    },
  });

  CMS.registerWidget("picture", PictureField);
})();
