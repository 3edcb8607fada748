#include "text/system_messages.h"

#include <cerrno>
#include <system_error>

namespace jixiao::text {
namespace {

struct Reason {
  int code;
  std::string_view chinese;
};

/// The reasons that a user meets; the rest is said as the system says it.
constexpr Reason reasons[] = {
    {ENOENT, "没有这个文件或文件夹"},
    {EACCES, "没有权限"},
    {EPERM, "不允许的操作"},
    {EISDIR, "是一个文件夹"},
    {ENOTDIR, "路径中有一段不是文件夹"},
    {ELOOP, "符号链接层数过多"},
    {ENAMETOOLONG, "文件名过长"},
    {ENOSPC, "磁盘空间已满"},
    {EDQUOT, "超出磁盘配额"},
    {EFBIG, "文件过大"},
    {EROFS, "文件系统为只读"},
    {EIO, "输入输出错误"},
    {EMFILE, "打开的文件过多"},
    {ENFILE, "系统打开的文件过多"},
    {EBADF, "未打开"},
    {ENXIO, "没有这个设备"},
    {EBUSY, "设备或文件正忙"},
    {EPIPE, "管道已关闭"},
};

}  // namespace

std::string system_reason(int code, std::string_view language) {
  if (language == "zh") {
    for (const Reason& known : reasons) {
      if (known.code == code) return std::string(known.chinese);
    }
  }
  return std::generic_category().message(code);
}

}  // namespace jixiao::text
