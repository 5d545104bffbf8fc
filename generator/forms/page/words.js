/* The form program's own words where it speaks of publishing, back ends and patterns: here a record is saved. */
"use strict";
(() => {
  const LOCALE = "zh_Hans";
  const PLAIN = {
    "collection.sidebar.collections": "记录",
    "collection.sidebar.searchAll": "找记录：名称、拼音编号",
    "collection.sidebar.searchIn": "只在这里找",
    "collection.entries.cachingEntries": "正在读记录……",
    "collection.entries.longerLoading": "记录很多，请稍等",
    "editor.editorControl.field.optional": "可以不写",
    "editor.editorControlPane.widget.required": "还没有写",
    "editor.editorControlPane.widget.regexPattern": "%{pattern}",
    "editor.editor.onLeavePage": "还没有存，要离开吗？",
    "editor.editor.confirmLoadBackup": "上次填到一半、没有存的内容还在，要接着填吗？",
    "editor.editorToolbar.publish": "保存",
    "editor.editorToolbar.publishNow": "保存",
    "editor.editorToolbar.published": "已保存",
    "editor.editorToolbar.publishing": "正在检查、保存……",
    "editor.editorToolbar.publishAndCreateNew": "保存，再新建一条",
    "editor.editorToolbar.publishAndDuplicate": "保存，再照样新建一条",
    "editor.editorToolbar.duplicate": "照样新建一条",
    "editor.editorToolbar.backCollection": "%{collectionLabel}",
    "editor.editorToolbar.unsavedChanges": "有改动没有存",
    "editor.editorToolbar.changesSaved": "没有要存的改动",
    "editor.editorWidgets.list.add": "加一项%{item}",
    "ui.toast.onFailToPersist": "没有存，看下面的说明",
    "ui.toast.onFailToLoadEntries": "读不了：%{details}",
    "ui.toast.missingRequiredField": "有必须写的还没有写，红字标出来了",
    "ui.toast.entrySaved": "存好了",
  };

  const words = structuredClone(CMS.getLocale(LOCALE));
  for (const [path, plain] of Object.entries(PLAIN)) {
    const steps = path.split(".");
    const last = steps.pop();
    const group = steps.reduce((inner, step) => (inner[step] ??= {}), words);
    group[last] = plain;
  }
  CMS.registerLocale(LOCALE, words);
})();
