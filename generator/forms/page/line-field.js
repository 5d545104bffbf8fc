/* A field of one line. The program's own moves the cursor away from where somebody clicks (3.16). */
"use strict";
CMS.registerWidget("line", createClass({
  render() {
    const { forID, classNameWrapper, field, value, onChange, setActiveStyle, setInactiveStyle } = this.props;
    return h("input", {
      id: forID, className: classNameWrapper, type: "text", value: value ?? "", autoComplete: "off",
      inputMode: field.get("is_number") ? "numeric" : undefined,
      onChange: (event) => onChange(event.target.value), onFocus: setActiveStyle, onBlur: setInactiveStyle,
    });
  },
}));
